package live

import (
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"time"
)

// This file holds the codes that people type: one to join a class, and one to carry
// the own results to a profile later. Chance comes from the caller, who reads it from
// crypto/rand.

// JoinCode is a row: a code that leads to a session. It is live until it is freed.
type JoinCode struct {
	Code    string // 7 digits
	Session string
	At      int64
	FreedAt int64 // 0 while it is live
}

// CodeRest is how long a code is not given again after it was freed: a phone that
// still shows yesterday's must not end up in another class.
const CodeRest = 24 * time.Hour

// Rests reports whether a code can't be given to another session at a moment.
func (j JoinCode) Rests(now int64) bool {
	return j.FreedAt == 0 || now < j.FreedAt+CodeRest.Milliseconds()
}

// joinCodes is how many codes there are: 7 digits, of which none is a leading 0
// that people leave out.
const joinCodes = 9_000_000

// NewJoinCode draws a code. Each is as likely as any other.
func NewJoinCode(random io.Reader) (string, error) {
	const most = (1 << 32) / joinCodes * joinCodes
	var b [4]byte
	for {
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return "", fmt.Errorf("draw a code to join: %w", err)
		}
		if n := binary.BigEndian.Uint32(b[:]); n < most {
			return fmt.Sprint(1_000_000 + n%joinCodes), nil
		}
	}
}

// ReadJoinCode is a typed code as it is stored, "" where it can be none. People
// write gaps and dashes into it.
func ReadJoinCode(typed string) string {
	if len(typed) > 40 {
		return ""
	}
	code := strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '\u00a0' || r == '\t' {
			return -1
		}
		return r
	}, typed)
	if len(code) != 7 || strings.Trim(code, "0123456789") != "" {
		return ""
	}
	return code
}

// Claim is a row: the hash of a code that lets whoever has it take the answers of
// one participant to a profile, once.
type Claim struct {
	Hash        []byte
	Session     string
	Participant int
	At          int64
	UsedBy      int64 // the learner; 0 while it is not used
	UsedAt      int64
}

// ClaimKept is how long a claim code can be used.
const ClaimKept = 30 * 24 * time.Hour

// Usable reports whether a claim can be used at a moment.
func (c Claim) Usable(now int64) bool {
	return c.UsedBy == 0 && now < c.At+ClaimKept.Milliseconds()
}

// crockford has no letter that is taken for a digit or another letter.
var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// NewClaimCode draws a code of 80 bits, in four groups of four.
func NewClaimCode(random io.Reader) (string, error) {
	var b [10]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("draw a claim code: %w", err)
	}
	text := crockford.EncodeToString(b[:])
	return strings.Join([]string{text[:4], text[4:8], text[8:12], text[12:]}, "-"), nil
}

// mistaken are the letters that people read into a code which has none of them.
var mistaken = strings.NewReplacer("O", "0", "I", "1", "L", "1", "-", "", " ", "", "\u00a0", "", "\t", "")

// ReadClaimCode is a typed code as NewClaimCode writes it, "" where it can be none.
func ReadClaimCode(typed string) string {
	if len(typed) > 80 {
		return ""
	}
	text := mistaken.Replace(strings.ToUpper(typed))
	if b, err := crockford.DecodeString(text); err != nil || len(b) != 10 || crockford.EncodeToString(b) != text {
		return ""
	}
	return strings.Join([]string{text[:4], text[4:8], text[8:12], text[12:]}, "-")
}
