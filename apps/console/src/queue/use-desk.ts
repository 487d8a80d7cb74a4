import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { send } from '../app/providers/client.ts';
import { t } from '../app/providers/i18n.ts';
import { queryOf } from '../app/providers/queries.ts';
import {
  arrangeQueueDocument,
  changeQueueViewDocument,
  orderQueueViewsDocument,
  type QueueDesk,
  queueDeskDocument,
  type QueueView as SavedView,
} from '../generated/queue.ts';
import type { ResultOf } from '../graphql.ts';
import { newKey } from '../ui/new-key.ts';
import { commonTexts } from '../ui/texts.ts';
import { savedViewsTexts } from './texts.ts';

type Filter = SavedView['filter'];
type Changed = ResultOf<typeof arrangeQueueDocument>['done'];

const settings = queryOf(['queueDesk'], queueDeskDocument, {});
const { queryKey } = settings;

/** The reader's settings of the queue and their changes. Each change is answered with all settings. */
export function useDesk() {
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data } = useQuery({ ...settings, staleTime: 60_000 });
  /** Returns the new settings; undefined after a refusal, which is shown. */
  const change = async (ask: (key: string) => Promise<Changed>): Promise<QueueDesk | undefined> => {
    const result = await ask(newKey()).catch(() => null);
    if (result === null) {
      void message.error(t(savedViewsTexts.failed));
      void client.invalidateQueries({ queryKey });
      return undefined;
    }
    if (result.__typename === 'ActionRefused') {
      const [reason] = result.reasons;
      void message.warning([reason?.message, reason?.suggestion].filter(Boolean).join(t(commonTexts.and)));
      void client.invalidateQueries({ queryKey });
      return undefined;
    }
    client.setQueryData(queryKey, result);
    return result;
  };
  return {
    desk: data,
    /** Shows what a change of its own was answered with. */
    put: (next: QueueDesk) => client.setQueryData(queryKey, next),
    refilter: (id: string, filter: Filter) => change((key) => send(changeQueueViewDocument, { id, filter, key })),
    order: (ids: string[]) => change((key) => send(orderQueueViewsDocument, { ids, key })),
    /** Shown at once, without waiting for the network. */
    arrange: (columns: QueueDesk['columns'], density: QueueDesk['density']) => {
      client.setQueryData(queryKey, (now) => now && { ...now, columns, density, arranged: true });
      return change((key) => send(arrangeQueueDocument, { columns, density, key }));
    },
  };
}
export type Desk = ReturnType<typeof useDesk>;
