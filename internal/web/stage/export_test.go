package stage

// This file lends the tests a wall clock that is wrong.

// OpenAt opens a stage whose wall clock says another time than everybody else's.
var OpenAt = openAt
