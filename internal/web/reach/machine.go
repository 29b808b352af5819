package reach

import (
	"fmt"
	"net"
	"net/netip"
	"os"
)

// This file asks the machine.

// thisMachine is what the machine that the program runs on says of itself: the addresses
// of the interfaces that are up.
func thisMachine() (Machine, error) {
	interfaces, err := net.Interfaces()
	if err != nil {
		return Machine{}, fmt.Errorf("list the network interfaces: %w", err)
	}
	var is Machine
	for _, i := range interfaces {
		if i.Flags&net.FlagUp == 0 {
			continue
		}
		addresses, err := i.Addrs()
		if err != nil {
			continue // it went while the list was read
		}
		for _, a := range addresses {
			if prefix, err := netip.ParsePrefix(a.String()); err == nil {
				is.Addresses = append(is.Addresses, prefix.Addr())
			}
		}
	}
	if name, err := os.Hostname(); err == nil {
		is.Name = name
	}
	return is, nil
}
