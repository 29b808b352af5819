package class

// Routes are the addresses of the listener, for the test that walks them.
func Routes() (all []string) {
	for _, r := range new(site).routes() {
		all = append(all, r.Method+" "+r.Path)
	}
	return all
}

// ErrorCodes are what programs are told of failures.
func ErrorCodes() (all []string) {
	for _, r := range refusals {
		all = append(all, r.code)
	}
	return all
}
