// The page of the test: starts the worker that simulates and its workers, which a blocked worker could not start itself.

const worker = name => new Worker(name);

/** Digests of the experiments that are asked for, by so many workers. */
window.digests = (files, asked, workers) => {
  const simulation = worker('simulation.js'),
    channels = Array.from({ length: workers }, () => new MessageChannel());
  for (const { port1 } of channels) worker('thread.js').postMessage(port1, [port1]);
  return new Promise((resolve, reject) => {
    simulation.onmessage = ({ data }) => resolve(data);
    simulation.onerror = event => reject(new Error(event.message));
    const ports = channels.map(({ port2 }) => port2);
    simulation.postMessage({ files, asked, ports }, ports);
  });
};
