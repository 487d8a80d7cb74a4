import { type BureauClient, createBureauClient } from '@beian/bureau';
import type { BureauConnectionRow } from '@beian/orders';
import type { Limits } from './limits.ts';

/** The client of a connection, kept until its address or account changes: it knows the bureau's WSDL. */
export function openBureaus(limits: Limits['bureau']): (connection: BureauConnectionRow) => BureauClient {
  const clients = new Map<string, { settings: string; client: BureauClient }>();
  return ({ id, ispId, userName, password, wsdl, encryption }) => {
    const connection = { ispId, userName, password, upDownLoadWsdl: wsdl, encryption };
    const settings = JSON.stringify(connection);
    const known = clients.get(id);
    if (known?.settings === settings) return known.client;
    const client = createBureauClient(connection, limits);
    clients.set(id, { settings, client });
    return client;
  };
}
