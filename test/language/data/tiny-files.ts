// Tiny files of IDX and NPY, byte by byte.

export function idx(extents: readonly number[], values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * extents.length + values.length);
  bytes.set([0, 0, 8, extents.length]);
  extents.forEach((extent, i) => new DataView(bytes.buffer).setUint32(4 + 4 * i, extent));
  bytes.set(values, 4 + 4 * extents.length);
  return bytes;
}

export function npy(described: string, shape: string, body: Uint8Array, fortran = false): Uint8Array {
  const head = `{'descr': '${described}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${shape}, }\n`;
  const bytes = new Uint8Array(10 + head.length + body.length);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, head.length & 255, head.length >> 8]);
  bytes.set(new TextEncoder().encode(head), 10);
  bytes.set(body, 10 + head.length);
  return bytes;
}

export const bytesOf = (values: Float32Array | Float64Array | Int16Array): Uint8Array => new Uint8Array(values.buffer);
