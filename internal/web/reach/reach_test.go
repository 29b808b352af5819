package reach

import (
	"errors"
	"net/netip"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// machine is a machine in a school: a cable, a wireless network, and what must never be
// listed.
func machine(addresses ...string) func() (Machine, error) {
	return func() (Machine, error) {
		is := Machine{Name: "Teacher-7.corp.example"}
		for _, a := range addresses {
			is.Addresses = append(is.Addresses, netip.MustParseAddr(a))
		}
		return is, nil
	}
}

func ways(t *testing.T, base string, addresses ...string) *Ways {
	t.Helper()
	w, err := with(8081, base, machine(addresses...))
	require.NoError(t, err)
	return w
}

func TestTheLikeliestAddressIsFirstAndNoneLeadsNowhere(t *testing.T) {
	w := ways(t, "", "127.0.0.1", "::1", "0.0.0.0", "fe80::1%eth0", "169.254.3.4", "2001:db8::5", "fd00::7", "203.0.113.9", "192.168.1.20", "10.0.0.3", "::ffff:10.0.0.3")
	require.Equal(t, []string{
		"http://10.0.0.3:8081", "http://192.168.1.20:8081", "http://203.0.113.9:8081",
		"http://[2001:db8::5]:8081", "http://[fd00::7]:8081", "http://teacher-7.local:8081",
	}, w.Origins())
	require.Equal(t, "http://10.0.0.3:8081", w.Chosen())
}

func TestWithoutANetworkThereIsNoAddress(t *testing.T) {
	w := ways(t, "", "127.0.0.1", "::1")
	require.Empty(t, w.Origins())
	require.Empty(t, w.Chosen())
	require.False(t, w.Answers("localhost"))
	require.False(t, w.Answers("127.0.0.1"))
}

func TestTheBaseURLComesFirst(t *testing.T) {
	w := ways(t, "https://Quiz.School.example/", "192.168.1.20")
	require.Equal(t, "https://quiz.school.example", w.Chosen())
	require.True(t, w.Answers("quiz.school.example"))
	for _, base := range []string{
		"quiz.school", "ftp://quiz.school", "http://", "http://localhost:8081", "http://a.localhost", "http://127.0.0.1", "http://0.0.0.0:8081",
		"http://[::1]:8081", "http://quiz.school/path", "http://quiz.school/?a", "http://me@quiz.school",
	} {
		_, err := with(8081, base, machine())
		require.ErrorContains(t, err, "--base-url", base)
	}
}

func TestTheListenerAnswersToThisMachineAlone(t *testing.T) {
	w := ways(t, "", "192.168.1.20", "2001:db8::5")
	for host, own := range map[string]bool{
		"192.168.1.20": true, "2001:db8::5": true, "2001:db8:0::5": true, "::ffff:192.168.1.20": true, "teacher-7.local": true,
		"192.168.1.21": false, "localhost": false, "evil.example": false, "": false, "teacher-7": false,
	} {
		require.Equal(t, own, w.Answers(host), host)
	}
}

func TestAPortThatIsUsualIsLeftOut(t *testing.T) {
	w, err := with(80, "", machine("192.168.1.20", "2001:db8::5"))
	require.NoError(t, err)
	require.Equal(t, []string{"http://192.168.1.20", "http://[2001:db8::5]", "http://teacher-7.local"}, w.Origins())
}

func TestOneAddressIsChosen(t *testing.T) {
	w := ways(t, "", "192.168.1.20", "10.0.0.3")
	require.True(t, w.Choose("http://192.168.1.20:8081"))
	require.Equal(t, "http://192.168.1.20:8081", w.Chosen())
	require.False(t, w.Choose("http://evil.example"))
	require.Equal(t, "http://192.168.1.20:8081", w.Chosen())
}

func TestAnAddressIsReachedOnceAPhoneHasComeByIt(t *testing.T) {
	w := ways(t, "", "192.168.1.20", "2001:db8::5")
	require.False(t, w.ReachedOtherwise("http://192.168.1.20:8081"), "no phone has come at all")
	w.Saw("192.168.1.20:8081")
	w.Saw("evil.example:8081")
	require.False(t, w.ReachedOtherwise("http://192.168.1.20:8081"))
	require.True(t, w.ReachedOtherwise("http://[2001:db8::5]:8081"))
	require.True(t, w.Reached("http://192.168.1.20:8081"))
	require.False(t, w.Reached("http://[2001:db8::5]:8081"))
	require.False(t, w.Reached("http://evil.example:8081"))
	require.Len(t, w.seen, 1, "a made-up host takes no memory")
	w.Saw("[2001:db8::5]:8081")
	require.True(t, w.Reached("http://[2001:db8::5]:8081"))
}

func TestAddressesAreReadAgainAndKeptWhileTheyCantBe(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		at := "192.168.1.20"
		fails := false
		w, err := with(8081, "", func() (Machine, error) {
			if fails {
				return Machine{}, errors.New("no interfaces")
			}
			return machine(at)()
		})
		require.NoError(t, err)
		require.True(t, w.Choose("http://192.168.1.20:8081"))
		at = "10.0.0.3"
		time.Sleep(readEvery)
		require.Equal(t, "http://10.0.0.3:8081", w.Chosen(), "what was chosen is gone")
		fails = true
		time.Sleep(readEvery)
		require.Equal(t, "http://10.0.0.3:8081", w.Chosen())
	})
}

func TestNamesOfMachines(t *testing.T) {
	for name, want := range map[string]string{"room": "room.local", "Room.lan": "room.local", "": "", "localhost": "", "-x": "", "bü": "", "a_b": ""} {
		require.Equal(t, want, localName(name), name)
	}
}

func TestThisMachineIsAsked(t *testing.T) {
	is, err := thisMachine()
	require.NoError(t, err)
	require.NotEmpty(t, is.Addresses)
	w, err := New(8081, "")
	require.NoError(t, err)
	require.NotContains(t, w.Origins(), "http://127.0.0.1:8081")
}

// TestWhatWasSeenIsBounded names one address in all the ways there are, as one who means
// harm can with each request: it is remembered once.
func TestWhatWasSeenIsBounded(t *testing.T) {
	w := ways(t, "", "2001:db8::5", "10.0.0.3")
	for _, host := range []string{"2001:db8::5%one", "2001:db8::5%two", "2001:0db8:0::5", "[2001:DB8::5]:8081", "::ffff:10.0.0.3", "10.0.0.3", "10.0.0.3:99"} {
		w.Saw(host)
	}
	require.Len(t, w.seen, 2)
	require.True(t, w.Reached("http://[2001:db8::5]:8081"))
	require.True(t, w.Reached("http://10.0.0.3:8081"))
}
