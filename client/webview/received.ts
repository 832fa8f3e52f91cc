// What the extension may say, checked before it is believed.
import { isEnded, isKeys, isPicture, isProgress, isStarted } from '../../server/protocol-shapes.js';
import { count, either, flag, list, oneOf, record, text } from '../../server/shape.js';
import type { ExportOrder, Lights, Previewing, RunNews, ToPanel } from '../panels/messages.js';

/** The message, or undefined where it is none of those this panel knows. */
export const received = (data: unknown): ToPanel | undefined =>
  isOrder(data) || isLights(data) || isPreviewing(data)
    ? (data as ExportOrder | Lights | Previewing)
    : receivedNews(data);

/** What is told of a run, also what a panel kept. */
export const receivedNews = (data: unknown): RunNews | undefined => (isNews(data) ? (data as RunNews) : undefined);

type Message<K extends RunNews['type']> = RunNews & { readonly type: K };
const isOrder = record<ExportOrder>({
  type: oneOf('export'),
  order: count,
  format: oneOf('svg', 'png', 'csv'),
  theme: oneOf('print', 'screen')
});
const isLights = record<Lights>({ type: oneOf('light'), populations: list(text) });
const isPreviewing = record<Previewing>({ type: oneOf('previewing'), on: flag });
const isNews = either(
  record<Message<'started'>>({ type: oneOf('started'), started: isStarted }),
  record<Message<'picture'>>({ type: oneOf('picture'), picture: isPicture }),
  record<Message<'progress'>>({ type: oneOf('progress'), progress: isProgress }),
  record<Message<'ended'>>({ type: oneOf('ended'), ended: isEnded }),
  record<Message<'keys'>>({ type: oneOf('keys'), keys: isKeys }),
  record<Message<'stale'>>({ type: oneOf('stale'), stale: flag }),
  record<Message<'notice'>>({ type: oneOf('notice'), text })
);
