import { type BureauClient, createBureauClient, type Outbound } from '@beian/bureau';
import type { BureauConnectionRow, Incident } from '@beian/orders';
import type { Limits } from './limits.ts';

/** Keeps an answer that cannot be used, before anybody acts on it. @throws when it cannot be kept */
export type KeepIncident = (incident: Incident) => Promise<void>;

/** The client of a connection, kept until its address or account changes: it knows the bureau's WSDL. What comes and cannot be used goes to `keep`. */
export function openBureaus(
  limits: Pick<Limits, 'bureau' | 'lookup'>,
  keep: KeepIncident,
  outbound: Outbound,
): (connection: BureauConnectionRow) => BureauClient {
  const clients = new Map<string, { settings: string; client: BureauClient }>();
  return ({ id, ispId, userName, password, wsdl, statusWsdl, passwordWsdl, encryption }) => {
    const addresses = { upDownLoadWsdl: wsdl, statusWsdl, passwordWsdl };
    const connection = { ispId, userName, password, ...addresses, encryption };
    const settings = JSON.stringify(connection);
    const known = clients.get(id);
    if (known?.settings === settings) return known.client;
    const client = watched(createBureauClient(connection, limits.bureau, limits.lookup, outbound), id, keep);
    clients.set(id, { settings, client });
    return client;
  };
}

function watched(client: BureauClient, bureauId: string, keep: KeepIncident): BureauClient {
  const kept = async <A extends { readonly kind: string }>(call: Incident['call'], answer: A): Promise<A> => {
    const odd: { kind: string; cause?: string; fileName?: string; evidence?: Buffer } = answer;
    const { kind, cause: why = kind, fileName, evidence } = odd;
    if (evidence !== undefined) await keep({ bureauId, call, why, fileName, evidence });
    return answer;
  };
  return {
    upload: async (input) => kept('upload', await client.upload(input)),
    download: async () => kept('download', await client.download()),
    acknowledge: async (fileName) => kept('acknowledge', await client.acknowledge(fileName)),
    previousUpload: async () => kept('previousUpload', await client.previousUpload()),
    queryFilingStatus: async (input) => kept('filingStatus', await client.queryFilingStatus(input)),
    verifyFilingPassword: async (input) => kept('filingPassword', await client.verifyFilingPassword(input)),
  };
}
