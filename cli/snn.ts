#!/usr/bin/env node
// The `snn` program: loads what it does from the bundle beside it, as compiled by an earlier run where Node keeps that.
import * as nodeModule from 'node:module';
import { compileCacheFolder } from './compile-cache.js';

// Node 22 and later; where NODE_COMPILE_CACHE names a folder, Node has begun with that
if ('enableCompileCache' in nodeModule) {
  const folder = compileCacheFolder();
  if (folder !== undefined) nodeModule.enableCompileCache(folder);
}
void import('./start.js').then(({ start }) => start());
