// A helper: its jobs come through a port.
import { help } from '../../simulator/index.ts';

onmessage = ({ data: port }) => {
  port.onmessage = ({ data: { job, thread } }) => help(job, thread);
};
