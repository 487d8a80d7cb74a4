export type { CallOptions } from './call/call.ts';
export {
  type AttachMaterialVariables,
  type Client,
  type ClientOptions,
  createClient,
  type OwnVariables,
} from './client.ts';
export type { FollowedEvent, FollowOptions } from './events/follow.ts';
export type * from './generated/api.ts';
export { BeianError, CursorExpired, type ErrorReason, Refused, type Retry } from './http/errors.ts';
export type { DocumentLike, TypedDocument } from './http/graphql.ts';
export type { Wait } from './http/retry.ts';
export type { ImageSource, UploadOptions } from './http/upload.ts';
export {
  type BureauWords,
  type VerifyOptions,
  verifyWebhook,
  type WebhookEvent,
  type WebhookEventKind,
  type WebhookInput,
} from './webhooks/verify.ts';
