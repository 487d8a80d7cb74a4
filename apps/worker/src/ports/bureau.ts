import { type BureauClient, createBureauClient } from '@beian/bureau-protocol/client';
import type { Outbound } from '@beian/bureau-protocol/outbound';
import type { BureauConnectionRow } from '@beian/submissions/connections';
import type { Incident } from '@beian/submissions/incidents';
import type { Limits } from './limits.ts';

/** Stores an answer that cannot be processed, before anything acts on it. @throws if it cannot be stored */
export type RecordIncident = (incident: Incident) => Promise<void>;

/**
 * The client of a connection, cached until its address or account changes, because it holds the bureau's WSDL. Answers that cannot be
 * processed are passed to `recordIncident`.
 */
export function openBureaus(
  limits: Pick<Limits, 'bureau' | 'lookup'>,
  recordIncident: RecordIncident,
  outbound: Outbound,
): (connection: BureauConnectionRow) => BureauClient {
  const clients = new Map<string, { settings: string; client: BureauClient }>();
  return ({ id, ispId, userName, password, wsdl, statusWsdl, passwordWsdl, encryption }) => {
    const addresses = { upDownLoadWsdl: wsdl, statusWsdl, passwordWsdl };
    const connection = { ispId, userName, password, ...addresses, encryption };
    const settings = JSON.stringify(connection);
    const known = clients.get(id);
    if (known?.settings === settings) return known.client;
    const client = recordingIncidents(
      createBureauClient(connection, limits.bureau, limits.lookup, outbound),
      id,
      recordIncident,
    );
    clients.set(id, { settings, client });
    return client;
  };
}

function recordingIncidents(client: BureauClient, bureauId: string, recordIncident: RecordIncident): BureauClient {
  const checked = async <A extends { readonly kind: string }>(call: Incident['call'], answer: A): Promise<A> => {
    const details: { kind: string; cause?: string; fileName?: string; evidence?: Buffer } = answer;
    const { kind, cause: why = kind, fileName, evidence } = details;
    if (evidence !== undefined) await recordIncident({ bureauId, call, why, fileName, evidence });
    return answer;
  };
  return {
    upload: async (input) => checked('upload', await client.upload(input)),
    download: async () => checked('download', await client.download()),
    acknowledge: async (fileName) => checked('acknowledge', await client.acknowledge(fileName)),
    previousUpload: async () => checked('previousUpload', await client.previousUpload()),
    queryFilingStatus: async (input) => checked('filingStatus', await client.queryFilingStatus(input)),
    verifyFilingPassword: async (input) => checked('filingPassword', await client.verifyFilingPassword(input)),
  };
}
