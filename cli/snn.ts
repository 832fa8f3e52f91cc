#!/usr/bin/env node
// The `snn` program: loads what it does from the bundle beside it, as compiled by an earlier run where Node keeps that.
import * as nodeModule from 'node:module';

// Node 22 and later
if ('enableCompileCache' in nodeModule) nodeModule.enableCompileCache();
void import('./start.js').then(({ start }) => start());
