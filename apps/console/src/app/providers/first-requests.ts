import { queueCountsDocument } from '../../generated/order.ts';
import { queueDeskDocument } from '../../generated/queue.ts';
import { orderDocument, ordersDocument } from '../../order/documents.ts';
import { readView, variablesOf } from '../../queue/filters.ts';
import { authProvider } from './auth.ts';
import { startRequest } from './client.ts';

/** Sends what the first screen will ask for: who is signed in, and the queue or the order. Call it before the first render. */
export function startFirstRequests(): void {
  // Set by public/theme.js for pages without a session.
  if (document.documentElement.dataset.frame === 'none') return;
  void authProvider.check();
  const [, screen, id] = location.pathname.split('/');
  if (screen === 'orders' && id !== undefined) {
    // Its scripts come while it is found out who is signed in.
    import('../../desk/desk.tsx').catch(() => undefined);
    startRequest(orderDocument, { id: decodeURIComponent(id) });
  }
  if (screen !== 'queue') return;
  startRequest(ordersDocument, variablesOf(readView(new URLSearchParams(location.search))));
  startRequest(queueDeskDocument, {});
  startRequest(queueCountsDocument, {});
}
