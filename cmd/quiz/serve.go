package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"

	"quiz/decks"
	"quiz/internal/progress"
	"quiz/internal/store/sqlite"
	"quiz/internal/study"
	"quiz/internal/web"
	"quiz/internal/web/carry"
	"quiz/internal/web/stage"

	"github.com/spf13/cobra"
)

// newServe returns `quiz serve`: the web app on this machine.
func newServe() *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve [DECK...]",
		Short: "Serve the web app to this machine (what quiz alone does)",
		Long: `Serve installs the built-in deck, or updates it to this program's version, adds or
updates the decks whose files or folders are named, and serves the web app until it
is interrupted. Progress lies in one SQLite file in the data directory, which is
printed at the start.`,
		RunE: work(func(cmd *cobra.Command, args []string) error {
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			// A second signal ends the program at once.
			context.AfterFunc(ctx, stop)
			return o.serve(ctx, cmd, args)
		}),
	}
	cmd.Flags().StringVar(&o.addr, "addr", "127.0.0.1:8080", "listen on the loopback address `HOST:PORT`")
	cmd.Flags().StringVar(&o.class, "class", "", "let pupils' phones reach classes on `ADDRESS`, such as :8081 (default: no phone does)")
	cmd.Flags().StringVar(&o.baseURL, "base-url", "", "tell phones to open `URL`, where this machine has a name of its own")
	cmd.Flags().StringVar(&o.data, "data", "", "keep progress in `DIR` (default: your data directory)")
	cmd.Flags().StringVar(&o.sources, "sources", "", "show cited passages from the texts in `DIR`")
	cmd.Flags().BoolVar(&o.verbose, "verbose", false, "log each request, not only what fails")
	return cmd
}

// serveOptions are the flags of `quiz serve`.
type serveOptions struct {
	addr    string
	class   string
	baseURL string
	data    string
	sources string
	verbose bool
}

// logger logs what fails, or each request too.
func (o serveOptions) logger(to io.Writer) *slog.Logger {
	level := slog.LevelInfo
	if o.verbose {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(to, &slog.HandlerOptions{Level: level}))
}

func (o serveOptions) serve(ctx context.Context, cmd *cobra.Command, paths []string) error {
	if err := loopback(o.addr); err != nil {
		return &usageError{err.Error()}
	}
	sources, err := sourceTexts(o.sources)
	if err != nil {
		return err
	}
	all, err := loadDecks(cmd, paths)
	if err != nil {
		return err
	}
	log := o.logger(cmd.ErrOrStderr())
	file, err := dataFile(o.data)
	if err != nil {
		return err
	}
	store, err := openStore(ctx, file, log)
	if err != nil {
		return err
	}
	defer store.Close()
	desk, err := study.Open(ctx, store)
	if err != nil {
		return err
	}
	if err := installAll(ctx, cmd.OutOrStdout(), desk, all); err != nil {
		return err
	}
	pictures := progress.NewReader(store)
	ctx, end := context.WithCancel(ctx)
	defer end()
	classes, err := stage.Open(ctx, stage.Config{Store: store, Log: log, Sealed: carry.Sealed(desk)})
	if err != nil {
		return err
	}
	phones, err := o.openClass(ctx, classes, log)
	if err != nil {
		return err
	}
	handler, err := web.New(web.Config{
		Desk: desk, Learner: study.LocalLearner, Now: time.Now, Log: log,
		Sources: sources, Probe: store.Probe, Progress: pictures, BuiltIn: builtIn(all),
		Stage: classes, Ways: phones.to(), Stop: ctx,
	})
	if err != nil {
		return err
	}
	listener, err := listen(ctx, o.addr)
	if err != nil {
		return err
	}
	who, err := desk.Learner(ctx, study.LocalLearner)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "Your progress is in %s\nYour day begins at %02d:%02d, %s; change it under Settings\nQuiz is at http://%s\nPress Ctrl+C to stop.\n",
		file, who.Settings.DayStart/60, who.Settings.DayStart%60, who.Settings.Zone, shown(listener.Addr()))
	if phones != nil {
		phones.tell(cmd.OutOrStdout())
	}
	var beside sync.WaitGroup
	defer beside.Wait() // before the store is closed
	defer end()
	beside.Go(func() { warm(ctx, pictures, log) })
	beside.Go(func() { classes.Run(ctx) })
	if phones == nil {
		return serveUntil(ctx, listener, handler, log)
	}
	return serveBoth(ctx, served{listener, handler}, served{phones.listener, phones.handler}, log)
}

// served is a listener with what it serves.
type served struct {
	listener net.Listener
	handler  http.Handler
}

// serveBoth serves two listeners until ctx is done or one of them fails.
func serveBoth(ctx context.Context, host, class served, log *slog.Logger) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error, 2)
	for _, s := range []served{host, class} {
		go func() { ended <- serveUntil(ctx, s.listener, s.handler, log) }()
	}
	first := <-ended
	stop()
	return errors.Join(first, <-ended)
}

// warm reads the log ahead for the progress page, beside serving. It may fail: the
// page then reads the log itself.
func warm(ctx context.Context, pictures *progress.Reader, log *slog.Logger) {
	if err := pictures.Warm(ctx, study.LocalLearner); err != nil && ctx.Err() == nil {
		log.WarnContext(ctx, "the progress page will be slow once", "err", err)
	}
}

// loopback refuses an address that other machines could reach, and one that the
// site would not answer to.
func loopback(addr string) error {
	host, port, err := net.SplitHostPort(addr)
	if _, portErr := strconv.ParseUint(port, 10, 16); err != nil || portErr != nil {
		return fmt.Errorf("--addr is %q: write HOST:PORT, such as 127.0.0.1:8080, with a port from 0 to 65535", addr)
	}
	if slices.Contains(web.Loopback, host) {
		return nil
	}
	if ip, err := netip.ParseAddr(host); err == nil && ip.IsLoopback() {
		return fmt.Errorf("--addr is %s: of this machine's own addresses the program answers to 127.0.0.1, [::1] and localhost", addr)
	}
	return fmt.Errorf("--addr %s could be reached from other machines, and whoever reaches it could read and change your progress, "+
		"as there are no accounts: use 127.0.0.1, [::1] or localhost", addr)
}

// listen opens the address, saying what to do where another program has it.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is in use by another program: stop it, or choose another port, such as --addr 127.0.0.1:8090", addr)
	}
	return listener, err
}

// shown is the address as a person types it.
func shown(addr net.Addr) string {
	if tcp, ok := addr.(*net.TCPAddr); ok && tcp.IP.Equal(net.IPv4(127, 0, 0, 1)) {
		return fmt.Sprintf("localhost:%d", tcp.Port)
	}
	return addr.String()
}

// sourceTexts opens the folder of the sources' texts, or returns nil for "".
func sourceTexts(dir string) (fs.FS, error) {
	if dir == "" {
		return nil, nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("--sources: %w", err)
	}
	return root.FS(), nil
}

// loadDecks compiles the built-in decks and those named on the command line, and
// refuses them all where one has an error. A file named twice, or one that is
// the built-in deck to the byte, counts once.
func loadDecks(cmd *cobra.Command, paths []string) ([]loaded, error) {
	var all []loaded
	for _, file := range decks.BuiltIn() {
		l := compile(file)
		l.BuiltIn = true
		all = append(all, l)
	}
	for _, path := range paths {
		l, err := load(path)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(all, func(other loaded) bool { return bytes.Equal(other.Source, l.Source) }) {
			all = append(all, l)
		}
	}
	first := make(map[string]string)
	for _, l := range all {
		for _, d := range l.Diagnostics {
			fmt.Fprintln(cmd.ErrOrStderr(), d)
		}
		if n := l.Diagnostics.Errors(); n > 0 {
			return nil, fmt.Errorf("%s has %s: mend it, or start without it", l.File, count(n, "error"))
		}
		if web.Reserved(l.Book.Deck) {
			return nil, fmt.Errorf("%s has the deck id %q, which stands for a page of the program: give it another", l.File, l.Book.Deck)
		}
		if other, taken := first[l.Book.Deck]; taken {
			return nil, fmt.Errorf("%s has the deck id %q, which %s has too: give it an id of its own", l.File, l.Book.Deck, other)
		}
		first[l.Book.Deck] = l.File
		if l.BuiltIn {
			first[l.Book.Deck] = "the built-in deck"
		}
	}
	return all, nil
}

// databaseName is the file in the data directory that holds everything.
const databaseName = "quiz.db"

// dataFile returns the database's path and makes its folder.
func dataFile(dir string) (string, error) {
	if dir == "" {
		var err error
		if dir, err = dataDir(); err != nil {
			return "", err
		}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("make the data directory (choose another with --data DIR): %w", err)
	}
	return filepath.Abs(filepath.Join(dir, databaseName))
}

// openStore opens the database; a new one gets this machine's time zone.
func openStore(ctx context.Context, file string, log *slog.Logger) (*sqlite.Store, error) {
	return sqlite.Open(ctx, file, sqlite.WithZone(localZone()), sqlite.WithLogger(log))
}

// installAll installs the decks and says what became of each.
func installAll(ctx context.Context, w io.Writer, desk *study.Desk, all []loaded) error {
	for _, l := range all {
		if why := leaveAlone(desk, l); why != "" {
			fmt.Fprintf(w, "Deck %s: %s\n", l.Book.Deck, why)
			continue
		}
		change, err := desk.Install(ctx, l.installation(), time.Now())
		if err != nil {
			return err
		}
		if change.Changed() {
			fmt.Fprintf(w, "Deck %s: %s, %d of them new", l.Book.Deck, count(len(l.Book.Cards), "card"), change.Added)
			if change.Retired > 0 {
				fmt.Fprintf(w, "; %d gone, kept aside with their history (was: carries a history to a new id)", change.Retired)
			}
			fmt.Fprintln(w)
		}
	}
	return nil
}

// leaveAlone says why a deck is not installed at the start, or "": what a learner
// removed, erased or replaced comes back by the learner's own hand only.
func leaveAlone(desk *study.Desk, l loaded) string {
	in, err := desk.Deck(l.Book.Deck)
	switch {
	case desk.Erased(l.Book.Deck):
		return "left out, because it was erased; add it again under Decks"
	case err != nil:
		return ""
	case in.Removed:
		return "left out, because it was removed; bring it back under Decks"
	case l.BuiltIn && in.Own:
		return "left as it is, because it was replaced by a version of your own"
	}
	return ""
}

// installation is what the desk installs of a deck.
func (l loaded) installation() study.Installation {
	return study.Installation{Book: l.Book, File: filepath.Base(l.File), Source: l.Source, Own: !l.BuiltIn}
}

// builtIn are the decks that come with the program, to be brought back.
func builtIn(all []loaded) []study.Installation {
	var list []study.Installation
	for _, l := range all {
		if l.BuiltIn {
			list = append(list, l.installation())
		}
	}
	return list
}

// How long the server waits for slow clients, and for requests under way when
// it is told to stop.
const (
	headerTimeout = 10 * time.Second
	bodyTimeout   = 30 * time.Second
	idleTimeout   = 2 * time.Minute
	stopTimeout   = 10 * time.Second
)

// serveUntil serves until ctx is done, then finishes the requests under way.
func serveUntil(ctx context.Context, listener net.Listener, handler http.Handler, log *slog.Logger) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       bodyTimeout,
		WriteTimeout:      bodyTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
		defer cancel()
		stopped <- server.Shutdown(grace)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return <-stopped
}
