import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { request } from '../app/providers/client.ts';
import { useLanguage, useT } from '../app/providers/i18n.ts';
import { newKey } from '../ui/new-key.ts';
import { commonTexts } from '../ui/texts.ts';
import {
  addViewDocument,
  arrangeQueueDocument,
  changeViewDocument,
  type DeskResult,
  orderViewsDocument,
  type QueueDesk,
  queueDeskDocument,
  removeViewDocument,
  type SavedView,
} from './desk-documents.ts';
import { savedViewsTexts } from './texts.ts';

type Filter = SavedView['filter'];

/** The reader's settings of the queue and their changes. Each change is answered with all settings. */
export function useDesk() {
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  const queryKey = ['queueDesk', useLanguage()];
  const { data } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await request(queueDeskDocument, {}, signal)).queueDesk,
    staleTime: 60_000,
  });
  /** Returns the new settings; undefined after a refusal, which is shown. */
  const change = async (ask: (key: string) => Promise<{ result: DeskResult }>): Promise<QueueDesk | undefined> => {
    const answer = await ask(newKey()).catch(() => null);
    if (answer === null) {
      void message.error(t(savedViewsTexts.failed));
      void client.invalidateQueries({ queryKey: ['queueDesk'] });
      return undefined;
    }
    const { result } = answer;
    if (result.__typename === 'ActionRefused') {
      const [reason] = result.reasons;
      void message.warning([reason?.message, reason?.suggestion].filter(Boolean).join(t(commonTexts.and)));
      void client.invalidateQueries({ queryKey: ['queueDesk'] });
      return undefined;
    }
    client.setQueryData(queryKey, result);
    return result;
  };
  return {
    desk: data,
    add: (name: string, filter: Filter) => change((key) => request(addViewDocument, { name, filter, key })),
    rename: (id: string, name: string) => change((key) => request(changeViewDocument, { id, name, key })),
    refilter: (id: string, filter: Filter) => change((key) => request(changeViewDocument, { id, filter, key })),
    remove: (id: string) => change((key) => request(removeViewDocument, { id, key })),
    order: (ids: string[]) => change((key) => request(orderViewsDocument, { ids, key })),
    /** Shown at once, without waiting for the network. */
    arrange: (columns: QueueDesk['columns'], density: QueueDesk['density']) => {
      client.setQueryData(
        queryKey,
        (now: QueueDesk | undefined) => now && { ...now, columns, density, arranged: true },
      );
      return change((key) => request(arrangeQueueDocument, { columns, density, key }));
    },
  };
}
export type Desk = ReturnType<typeof useDesk>;
