// Tumbuh dalam tes / grown in the test
