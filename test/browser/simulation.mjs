// The worker that simulates: from text to digest, as on any other machine.
import { digestsOf } from './digests.ts';

onmessage = ({ data: { files, asked, ports } }) => {
  // without a clock, so that all workers take part in all steps
  const pool = {
    workers: ports.length,
    cores: navigator.hardwareConcurrency,
    start: task => ports.forEach((port, i) => port.postMessage({ task, thread: i + 1 })),
    stop: () => undefined
  };
  postMessage({ isolated: crossOriginIsolated, digests: digestsOf(files, asked, ports.length > 0 ? pool : undefined) });
};
