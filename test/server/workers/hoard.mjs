// A worker that holds ever more objects.
const held = [];
for (;;) held.push(Array.from({ length: 1000 }, (_, i) => ({ i })));
