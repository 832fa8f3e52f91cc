// A worker that throws, as a fault of our own would.
throw new Error('the ring buffer is empty');
