package live

import (
	"encoding/base64"
	"fmt"
	"io"
)

// This file holds the secrets that addresses and browsers carry. Chance comes from the
// caller, who reads it from crypto/rand.

// secretBytes make a secret of 128 bits, which nobody guesses.
const secretBytes = 16

// secretText writes a secret so that an address holds it as it is.
var secretText = base64.RawURLEncoding.Strict()

// NewSecret draws a secret: 22 letters, digits, dashes and underscores.
func NewSecret(random io.Reader) (string, error) {
	var b [secretBytes]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("draw a secret: %w", err)
	}
	return secretText.EncodeToString(b[:]), nil
}

// IsSecret reports whether NewSecret may have drawn something.
func IsSecret(text string) bool {
	b, err := secretText.DecodeString(text)
	return err == nil && len(b) == secretBytes && len(text) == secretText.EncodedLen(secretBytes) // it may hold no line break
}

// Wall is a row: an address that lets one browser show a session's projector page, and
// nothing else. The first browser that opens it has it.
type Wall struct {
	Hash    []byte // of the secret in the address
	Session string
	At      int64
}
