#!/usr/bin/env node
// The `snn` program: hands the process's arguments to `main` and leaves with its exit code.
import { version } from '../package.json';
import { main } from './program.js';

void main(process.argv.slice(2), { version }).then(code => {
  process.exitCode = code;
});
