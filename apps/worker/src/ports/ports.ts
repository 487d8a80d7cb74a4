import type { BureauClient } from '@beian/bureau-protocol/client';
import { createOutbound, type OutboundProxy } from '@beian/bureau-protocol/outbound';
import type { BureauConnectionRow } from '@beian/submissions/connections';
import type { SmsStatus, SmsStatusRequest } from '@beian/submissions/sms';
import type { Environment } from '../environment.ts';
import { type BureauRecorder, openBureau, openBureaus } from './bureau.ts';
import { type BureauApp, openBureauApp } from './bureau-app.ts';
import { type OpenChannels, openChannels } from './channels.ts';
import { type FaceService, openFaceService } from './face-service.ts';
import { limitsOf } from './limits.ts';
import { openPictureReader, type PictureReader } from './picture-reader.ts';
import { openRegistry, type Registry } from './registry.ts';
import { openResources, type Resources } from './resources.ts';
import { openSmsStatus } from './sms-status.ts';
import { openWebhook, type Webhook } from './webhook.ts';

/** Outgoing connections: bureaus, their photo app, liveness service, reader of pictures, domain registry, the provider's cloud, channels of notices, the ministry, partners' webhook endpoints. */
export interface Ports {
  bureau(connection: BureauConnectionRow): BureauClient;
  /** Of a connection that is typed and not saved: its calls are not recorded. */
  typedBureau(connection: BureauConnectionRow): BureauClient;
  registry: Registry;
  /** By what notices are sent. */
  channels: OpenChannels;
  /** Status of the SMS check of a phone; undefined: reviewers enter it. */
  smsStatus?(question: SmsStatusRequest): Promise<SmsStatus>;
  /** The photo for a collection code; undefined: the app is not connected. */
  bureauApp?: BureauApp;
  /** Whether a selfie shows the person of the ID, taken live; undefined: no service is connected, reviewers compare alone. */
  faceService?: FaceService;
  /** What stands behind a service code; undefined: no cloud is connected, its questions wait. */
  resources?: Resources;
  /** Reads papers and finds faces; undefined: none is connected. */
  pictureReader?: PictureReader;
  /** One attempt of a delivery to a partner's endpoint. */
  webhook: Webhook;
  close(): void;
}

/**
 * Which internal addresses are allowed depends on who set the address. An operator's setting may be internal, at the host that was set. A
 * bureau's address is typed by an administrator and may be internal only if BUREAU_PRIVATE_HOSTS lists its host, or if it is the sandbox. A
 * partner's address is never internal.
 */
const hostOf = (address: string): string => new URL(address).hostname.replace(/^\[|\]$/g, '');

export function openPorts(env: Environment, recorder: BureauRecorder): Ports {
  const limits = limitsOf(env);
  const sandbox = env.SANDBOX_URL === undefined ? [] : [hostOf(env.SANDBOX_URL)];
  const privateBureauHosts = new Set([...env.BUREAU_PRIVATE_HOSTS, ...sandbox]);
  const direct = new Set([...env.OUTBOUND_PROXY_EXCEPT, ...privateBureauHosts]);
  const proxy: OutboundProxy | undefined =
    env.OUTBOUND_PROXY === undefined
      ? undefined
      : { url: new URL(env.OUTBOUND_PROXY), isDirect: (host) => direct.has(host) };
  const outboundTo = (address: string) => createOutbound((host) => host === hostOf(address), [], proxy);
  const toBureaus = createOutbound((host) => privateBureauHosts.has(host), env.BUREAU_CA_FILE, proxy);
  const notices = openChannels(env, { orderUrl: env.ORDER_URL, consoleUrl: env.CONSOLE_URL }, { outboundTo });
  return {
    bureau: openBureaus(limits, recorder, toBureaus),
    typedBureau: (connection) => openBureau(connection, limits, toBureaus),
    registry: openRegistry(env.REGISTRY_URL, limits.registry, outboundTo(env.REGISTRY_URL)),
    channels: notices.channels,
    webhook: openWebhook(limits.webhook, env.WEBHOOK_ALLOW_PRIVATE === '1', proxy),
    ...(env.MINISTRY_URL === undefined
      ? {}
      : { smsStatus: openSmsStatus(env.MINISTRY_URL, limits.smsStatus, outboundTo(env.MINISTRY_URL)) }),
    ...(env.BUREAU_APP_URL === undefined
      ? {}
      : { bureauApp: openBureauApp(env.BUREAU_APP_URL, limits.bureauApp, outboundTo(env.BUREAU_APP_URL)) }),
    ...(env.FACE_CHECK_URL === undefined
      ? {}
      : { faceService: openFaceService(env.FACE_CHECK_URL, limits.faceService, outboundTo(env.FACE_CHECK_URL)) }),
    ...(env.RESOURCES_URL === undefined
      ? {}
      : { resources: openResources(env.RESOURCES_URL, limits.resources, outboundTo(env.RESOURCES_URL)) }),
    ...(env.READER_URL === undefined
      ? {}
      : { pictureReader: openPictureReader(env.READER_URL, limits.pictureReader, outboundTo(env.READER_URL)) }),
    close: notices.close,
  };
}
