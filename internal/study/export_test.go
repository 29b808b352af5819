package study

// StoreOf returns the store as the desk uses it, for tests that write what the desk
// has no method for.
func (d *Desk) StoreOf() Store { return d.store }
