package web

import (
	"archive/zip"
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"quiz/internal/bundle"
	"quiz/internal/web/front"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// This file hands in what is not honest. What archives can be is tested beside
// package bundle; here it is how each refusal reaches the person, and that
// nothing is left of it.

// bomb is a zip whose media unpack to far more than they take.
func bomb(t testing.TB) []byte {
	return zipped(t, map[string]string{"deck.yaml": small, "a.mp3": "ID3" + strings.Repeat("\x00", 15<<20)})
}

// linked is a zip with a symbolic link.
func linked(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: "deck.yaml"}
	h.SetMode(0o777 | 1<<27) // fs.ModeSymlink
	to, err := w.CreateHeader(h)
	require.NoError(t, err)
	_, err = to.Write([]byte("/etc/passwd"))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Bytes()
}

func TestHostileUploadsLeaveNothing(t *testing.T) {
	b := newBench(t)
	b.answer("giveup", "1")
	before := b.kept()
	for name, row := range map[string]struct {
		file   string
		data   []byte
		status int
		says   string
	}{
		"nothing":               {"", nil, 422, "No file was chosen."},
		"an empty file":         {"deck.yaml", nil, 422, "The file is empty"},
		"another kind":          {"deck.exe", []byte("MZ"), 422, "This is not a kind of file that decks come in."},
		"too large":             {"deck.yaml", make([]byte, bundle.MaxUpload+1), 413, "The file is larger than 32 MB."},
		"far too large":         {"deck.yaml", make([]byte, maxSent+1), 413, "The file is larger than 32 MB."},
		"UTF-16":                {"deck.yaml", []byte("\xff\xfed\x00e\x00"), 422, "The file is UTF-16"},
		"Latin-1":               {"deck.yaml", []byte(strings.Replace(small, "Three", "Drei St\xe4dte", 1)), 422, "is not UTF-8"},
		"binary":                {"deck.yaml", []byte("\x00\x01\x02\x03"), 422, "control character"},
		"deep":                  {"deck.yaml", []byte("deck: " + strings.Repeat("[", 5000)), 422, "error"},
		"aliases":               {"deck.yaml", []byte("a: &a [x]\n" + strings.Repeat("b: *a\n", 200)), 422, "YAML aliases"},
		"out of the folder":     {"x.zip", zipped(t, map[string]string{"deck.yaml": small, "../../etc/cron.d/x": "x"}), 422, "The name leads out of the deck’s folder."},
		"a bomb":                {"x.zip", bomb(t), 422, "It unpacks to more than 100 times its size."},
		"a link":                {"x.zip", linked(t), 422, "The entry is a link"},
		"a drawing":             {"x.zip", zipped(t, map[string]string{"deck.yaml": small, "a.svg": "<svg onload=alert(1)>"}), 422, "can carry script"},
		"an archive inside":     {"x.zip", zipped(t, map[string]string{"deck.yaml": small, "a.zip": "PK\x03\x04"}), 422, "an archive within the archive"},
		"cut off":               {"x.zip", zipped(t, map[string]string{"deck.yaml": small})[:200], 422, "The archive has no end"},
		"junk behind":           {"x.zip", append(zipped(t, map[string]string{"deck.yaml": small}), "#!/bin/sh"...), 422, "Something follows the end"},
		"no deck":               {"x.zip", zipped(t, map[string]string{"a.png": "\x89PNG\r\n\x1a\n"}), 422, "no deck file"},
		"a faulty deck inside":  {"x.zip", zipped(t, map[string]string{"deck.yaml": faulty}), 422, "x.zip / deck.yaml"},
		"a page's address":      {"deck.yaml", []byte(strings.Replace(small, "deck: capitals", "deck: add", 1)), 422, "stands for a page of the program"},
		"a bad id":              {"deck.yaml", []byte(strings.Replace(small, "deck: capitals", "deck: ../../x", 1)), 422, "bad-id"},
		"a huge id":             {"deck.yaml", []byte(strings.Replace(small, "deck: capitals", "deck: "+strings.Repeat("x", 1<<20), 1)), 422, "error"},
		"huge keys":             {"deck.yaml", []byte(small + strings.Repeat("y", 1<<20) + ": 1\n"), 422, "error"},
		"markup":                {"<script>alert(1)</script>.yaml", []byte("deck: <script>alert(1)</script>\n<img src=x onerror=alert(1)>: 1\n"), 422, "error"},
		"a name that is a path": {"../../../etc/passwd", []byte("x"), 422, "passwd This is not a kind"},
		"a huge name":           {strings.Repeat("n", 5000) + ".yaml", []byte("x"), 422, "error"},
	} {
		t.Run(name, func(t *testing.T) {
			res := b.do(upload(t, "/decks/preview", row.file, row.data))
			p := readPage(t, res)
			require.Equal(t, row.status, p.status, p.words())
			p.sound()
			p.says(row.says)
			require.Less(t, len(p.words()), 60_000, "no page echoes what has no bounds")
			require.Empty(t, p.all(tag("img")))
			require.Empty(t, p.all(tag("script"), func(n *html.Node) bool { return !has("src")(n) }))
			require.Empty(t, p.all(tag("input"), attr("name", "token")))
			p.one(tag("input"), attr("type", "file"))
		})
	}
	require.Equal(t, before, b.kept())
}

func TestUploadsThatAreNoForm(t *testing.T) {
	b := newBench(t)
	before := b.kept()
	good := upload(t, "/decks/preview", "deck.yaml", []byte(small))
	for name, row := range map[string]struct {
		kind, body string
		status     int
	}{
		"a plain form":    {"application/x-www-form-urlencoded", "deck=x", 400},
		"no boundary":     {"multipart/form-data", "x", 400},
		"no type":         {"", "x", 400},
		"an empty form":   {"multipart/form-data; boundary=x", "--x--\r\n", 422},
		"cut off":         {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"deck\"; filename=\"a.yaml\"\r\n\r\ndeck", 400},
		"another field":   {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"x\"; filename=\"a.yaml\"\r\n\r\ndeck\r\n--x--\r\n", 422},
		"too many fields": {"multipart/form-data; boundary=x", strings.Repeat("--x\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n", 50) + "--x--\r\n", 400},
		"a long header":   {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"" + strings.Repeat("x", 1<<20) + "\"\r\n\r\n1\r\n--x--\r\n", 422},
	} {
		r := request(http.MethodPost, "/decks/preview", row.body)
		r.Header.Set("Content-Type", row.kind)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		p := readPage(t, b.do(r))
		if name == "a long header" {
			require.GreaterOrEqual(t, p.status, 400)
		} else {
			require.Equal(t, row.status, p.status, name)
		}
		p.sound()
	}
	good.Header.Set("Sec-Fetch-Site", "cross-site")
	require.Equal(t, http.StatusForbidden, b.do(good).StatusCode, "another site hands nothing in")
	require.Equal(t, before, b.kept())
}

// Only the form with a file may be long.
func TestOtherFormsStayShort(t *testing.T) {
	b := newBench(t)
	for _, path := range []string{"/decks", "/decks/reports/pause", "/decks/reports/erase"} {
		res := b.post(path, form("token", strings.Repeat("x", front.MaxBody)))
		require.Equal(t, http.StatusRequestEntityTooLarge, res.StatusCode, path)
	}
}

func TestDecksNeverReachTheLog(t *testing.T) {
	b := newBench(t)
	secret := strings.NewReplacer("Kabul", "Geheimstadt", "capitals", "geheimdeck").Replace(small)
	fields := b.send("geheimfile.yaml", []byte(secret)).fields()
	b.post("/decks", fields)
	b.send("geheimfile.zip", []byte("Geheimstadt"))
	b.send("geheimfile.yaml", []byte("Geheimstadt: [\n"))
	b.get("/decks?done=added&deck=geheimdeck")
	b.get("/decks/geheimdeck/export")
	b.post("/decks/geheimdeck/remove", nil)
	b.post("/decks/geheimdeck/erase", form("confirm", "geheimdeck"))
	b.store.fail(fmt.Errorf("broken"))
	b.send("geheimfile.yaml", []byte(secret))
	lines := strings.ToLower(b.log.String())
	require.NotContains(t, lines, "geheim")
	require.NotContains(t, lines, fields.Get("token"))
	require.Contains(t, lines, `route="post /decks/preview"`)
}
