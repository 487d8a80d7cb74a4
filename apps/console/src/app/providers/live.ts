import type { LiveEvent, LiveProvider } from '@refinedev/core';
import { useEffect, useRef } from 'react';
import { useIsOnline } from '../../ui/hooks.ts';
import { createStore } from '../../ui/store.ts';

export type Connection = 'connecting' | 'live' | 'lost';
type Listener = (orderId: string | undefined) => void;

const orderListeners = new Set<Listener>();
const bureauListeners = new Set<() => void>();
const connection = createStore<Connection>('connecting');
let source: EventSource | undefined;
let retryTimer: ReturnType<typeof setTimeout> | undefined;

function setConnection(next: Connection): void {
  const missed = next === 'live' && connection.get() === 'lost';
  connection.set(next);
  // Events of the time without a connection are lost, so all listeners refetch.
  if (!missed) return;
  for (const listener of orderListeners) listener(undefined);
  for (const listener of bureauListeners) listener();
}

/** Opens the page's only event stream: messages `{ orderId }` whenever an order has changed, and `{ bureaus }`. */
export function openEvents(): void {
  if (source !== undefined) return;
  source = new EventSource('/events', { withCredentials: true });
  source.onopen = () => setConnection('live');
  source.onmessage = (message: MessageEvent<string>) => {
    if (isOfBureaus(message.data)) for (const listener of bureauListeners) listener();
    else for (const listener of orderListeners) listener(orderOf(message.data));
  };
  source.onerror = () => {
    setConnection('lost');
    // The browser reconnects by itself, except after an answer that is not a stream.
    if (source?.readyState !== EventSource.CLOSED) return;
    closeEvents();
    retryTimer = setTimeout(openEvents, 3000);
  };
}

export function closeEvents(): void {
  clearTimeout(retryTimer);
  source?.close();
  source = undefined;
}

/** `{ bureaus: true }`: a connection to a bureau has changed. */
const isOfBureaus = (data: string): boolean => /^\{"bureaus":true\}$/.test(data);

/** The order id of a message; undefined when it has none. */
export function orderOf(data: string): string | undefined {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null || !('orderId' in value)) return undefined;
    return typeof value.orderId === 'string' ? value.orderId : undefined;
  } catch {
    return undefined;
  }
}

function useListener(listeners: Set<() => void>, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listener = () => latest.current();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [listeners]);
}

/** Calls `act` whenever an order has changed. */
export const useOrderChanges = (act: () => void): void => useListener(orderListeners as Set<() => void>, act);
/** Calls `act` whenever a connection to a bureau has changed. */
export const useBureauChanges = (act: () => void): void => useListener(bureauListeners, act);

/** Without a network the connection counts as lost, even before the stream has noticed. */
export function useConnection(): Connection {
  const state = connection.use();
  return useIsOnline() ? state : 'lost';
}

/** Refine's live provider: one order for `useOne`, any order for lists. */
export const liveProvider: LiveProvider = {
  subscribe: ({ channel, params, callback }) => {
    const wanted = params?.subscriptionType === 'useOne' ? (params.ids ?? []) : [];
    const listener: Listener = (orderId) => {
      if (orderId !== undefined && wanted.length > 0 && !wanted.includes(orderId)) return;
      const event: LiveEvent = {
        channel,
        type: 'updated',
        payload: orderId === undefined ? {} : { ids: [orderId] },
        date: new Date(),
      };
      callback(event);
    };
    orderListeners.add(listener);
    return listener;
  },
  unsubscribe: (listener: Listener) => {
    orderListeners.delete(listener);
  },
};
