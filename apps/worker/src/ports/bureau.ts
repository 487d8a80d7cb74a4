import { type BureauClient, createBureauClient } from '@beian/bureau-protocol/client';
import type { Outbound } from '@beian/bureau-protocol/outbound';
import type { IncidentCall } from '@beian/domain/bureau';
import type { BureauConnectionRow } from '@beian/submissions/connections';
import type { Incident } from '@beian/submissions/incidents';
import type { Limits } from './limits.ts';

/** Stores an answer that cannot be processed, before anything acts on it. @throws if it cannot be stored */
export type RecordIncident = (incident: Incident) => Promise<void>;

/** What a call came to: an answer that can be used, with its code and the bureau's own words, or why there is none. */
export type CallResult =
  | { readonly answered: true; readonly code?: string | undefined; readonly message?: string | undefined }
  | { readonly answered: false; readonly cause: string; readonly tookMs: number };

/** Stores what the calls of a connection come to, before anything acts on it. @throws if it cannot be stored */
export interface BureauRecorder {
  readonly incident: RecordIncident;
  readonly call: (bureauId: string, call: IncidentCall, result: CallResult) => Promise<void>;
}

/**
 * The client of a connection, cached until its address or account changes, because it holds the bureau's WSDL. What every call comes to
 * is passed to `recorder`.
 */
export function openBureaus(
  limits: Pick<Limits, 'bureau' | 'lookup'>,
  recorder: BureauRecorder,
  outbound: Outbound,
): (connection: BureauConnectionRow) => BureauClient {
  const clients = new Map<string, { settings: string; client: BureauClient }>();
  return (connection) => {
    const { id } = connection;
    const settings = JSON.stringify(settingsOf(connection));
    const known = clients.get(id);
    if (known?.settings === settings) return known.client;
    const client = recordingCalls(openBureau(connection, limits, outbound), id, recorder);
    clients.set(id, { settings, client });
    return client;
  };
}

/** A client of its own, whose calls nobody records. */
export const openBureau = (
  connection: BureauConnectionRow,
  limits: Pick<Limits, 'bureau' | 'lookup'>,
  outbound: Outbound,
): BureauClient => createBureauClient(settingsOf(connection), limits.bureau, limits.lookup, outbound);

const settingsOf = (connection: BureauConnectionRow) => {
  const { ispId, userName, password, wsdl, statusWsdl, passwordWsdl, encryption, encryptsUploads } = connection;
  const addresses = { upDownLoadWsdl: wsdl, statusWsdl, passwordWsdl };
  return { ispId, userName, password, ...addresses, encryption, encryptUploads: encryptsUploads };
};

/** The part of an answer that is recorded. */
interface RecordedAnswer {
  readonly kind: string;
  readonly cause?: string;
  readonly code?: string;
  readonly message?: string;
  readonly fileName?: string;
  readonly evidence?: Buffer;
}

function recordingCalls(client: BureauClient, bureauId: string, recorder: BureauRecorder): BureauClient {
  const checked = async <A extends { readonly kind: string }>(
    call: Incident['call'],
    run: () => Promise<A>,
  ): Promise<A> => {
    const began = performance.now();
    const answer = await run();
    const tookMs = performance.now() - began;
    const details: RecordedAnswer = answer;
    const { kind, cause, code, message, fileName, evidence } = details;
    if (evidence !== undefined) await recorder.incident({ bureauId, call, why: cause ?? kind, fileName, evidence });
    // A file that cannot be read is an answer all the same: the bureau is reached.
    const answered = cause === undefined || (call === 'download' && fileName !== undefined);
    await recorder.call(bureauId, call, answered ? { answered, code, message } : { answered, cause, tookMs });
    return answer;
  };
  return {
    upload: (input) => checked('upload', () => client.upload(input)),
    download: () => checked('download', () => client.download()),
    acknowledge: (fileName) => checked('acknowledge', () => client.acknowledge(fileName)),
    previousUpload: () => checked('previousUpload', () => client.previousUpload()),
    queryFilingStatus: (input) => checked('filingStatus', () => client.queryFilingStatus(input)),
    verifyFilingPassword: (input) => checked('filingPassword', () => client.verifyFilingPassword(input)),
    findPasswordService: () => client.findPasswordService(),
  };
}
