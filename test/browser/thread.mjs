// A worker: its tasks come through a port.
import { runTask } from '../../simulator/index.ts';

onmessage = ({ data: port }) => {
  port.onmessage = ({ data: { task, thread } }) => runTask(task, thread);
};
