// The worker that simulates: from text to digest, as on any other machine.
import { digestsOf } from './digests.ts';

onmessage = ({ data: { files, names, ports } }) => {
  const pool = {
    workers: ports.length,
    cores: navigator.hardwareConcurrency,
    now: () => performance.now(),
    start: task => ports.forEach((port, i) => port.postMessage({ task, thread: i + 1 })),
    stop: () => undefined
  };
  postMessage({ isolated: crossOriginIsolated, digests: digestsOf(files, names, ports.length > 0 ? pool : undefined) });
};
