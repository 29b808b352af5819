//go:build linux

package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// This file starts servers on a core of their own, and reads what they cost.

// process is a server that runs.
type process struct {
	cmd       *exec.Cmd
	addresses map[string]string // HOST:PORT by the words before it: "Quiz is at"
}

// startedWithin is how long a server may take until it serves.
const startedWithin = 30 * time.Second

// start runs a server on the first core until it has printed as many addresses as
// are wanted.
func start(ctx context.Context, addresses int, env []string, command string, args ...string) (*process, error) {
	cmd := exec.CommandContext(ctx, command, args...)
	cmd.Env = append(append(os.Environ(), "GOMAXPROCS=1"), env...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := onCore(0, cmd.Start); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, addresses: make(map[string]string)}
	timer := time.AfterFunc(startedWithin, func() { cmd.Process.Kill() })
	defer timer.Stop()
	lines := bufio.NewScanner(out)
	for len(p.addresses) < addresses && lines.Scan() {
		if before, address, ok := strings.Cut(lines.Text(), " http://"); ok {
			p.addresses[before] = strings.TrimSuffix(address, "/")
		}
	}
	if len(p.addresses) < addresses {
		cmd.Process.Kill()
		cmd.Wait()
		return nil, fmt.Errorf("%s did not serve: %s", filepath.Base(command), said.String())
	}
	go io.Copy(io.Discard, out)
	return p, nil
}

// stop ends a server in order.
func (p *process) stop() error {
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	var ended *exec.ExitError
	if err := p.cmd.Wait(); err != nil && !errors.As(err, &ended) {
		return err
	}
	return nil
}

// onCore runs start so that the process which it starts keeps to a core.
func onCore(core int, start func() error) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var before, only unix.CPUSet
	if err := unix.SchedGetaffinity(0, &before); err != nil {
		return err
	}
	only.Set(core)
	if err := unix.SchedSetaffinity(0, &only); err != nil {
		return err
	}
	err := start()
	return errors.Join(err, unix.SchedSetaffinity(0, &before))
}

// keepTo makes all threads of this program keep to a core.
func keepTo(core int) error {
	tasks, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return err
	}
	var only unix.CPUSet
	only.Set(core)
	for _, task := range tasks {
		id, err := strconv.Atoi(task.Name())
		if err != nil {
			return err
		}
		if err := unix.SchedSetaffinity(id, &only); err != nil && !errors.Is(err, unix.ESRCH) {
			return err
		}
	}
	return nil
}

// cpu is the processor time that a process has used, in seconds: its own clock, which
// counts nanoseconds, where /proc counts hundredths of a second.
func (p *process) cpu() (float64, error) {
	var used unix.Timespec
	// The clock of a process, as man 3 clock_getcpuclockid has it: the complement of its
	// number, and in the last three bits what is counted, of which 2 is the scheduler's.
	const scheduled = 2
	if err := unix.ClockGettime(int32(^p.cmd.Process.Pid<<3|scheduled), &used); err != nil {
		return 0, fmt.Errorf("the processor time of a server: %w", err)
	}
	return float64(used.Nano()) / 1e9, nil
}

// settle waits until the server has nothing left to do, so that what follows pays for
// itself alone: what joining and loading pages has left is collected a moment later.
func (p *process) settle(ctx context.Context) error {
	const moment, idle, patience = 300 * time.Millisecond, 0.003, 20 // idle in seconds of a processor
	for range patience {
		before, err := p.cpu()
		if err != nil {
			return err
		}
		select {
		case <-time.After(moment):
		case <-ctx.Done():
			return ctx.Err()
		}
		if after, err := p.cpu(); err != nil || after-before < idle {
			return err
		}
	}
	return errors.New("the server is busy though nobody asks for anything")
}

// resident is the memory that a process has in hand, in kB.
func (p *process) resident() (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			return strconv.ParseFloat(strings.Fields(rest)[0], 64)
		}
	}
	return 0, errors.New("/proc has no VmRSS")
}
