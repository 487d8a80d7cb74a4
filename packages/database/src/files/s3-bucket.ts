import { randomBytes } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import { FilesAway } from './away.ts';
import { type FileStoreFault, FilesDirFault } from './folder.ts';
import type { S3Address } from './s3-address.ts';

type Sdk = typeof import('@aws-sdk/client-s3');

/** A bucket of S3; keys have the layout of the folder's files, `ab/cd/abcd…`. Every call ends within its time, retries included. */
export interface Bucket {
  readonly address: S3Address;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The object, or its first bytes. @throws Missing */
  get(key: string, bytes?: { readonly first: number }): Promise<Buffer>;
  /** When the object was written; undefined: there is none. */
  writtenAt(key: string): Promise<Date | undefined>;
  /** Does nothing when there is no such object. */
  delete(key: string): Promise<void>;
  list(prefix: string): AsyncIterable<{ readonly key: string; readonly writtenAt: Date }>;
  /** Writes and deletes a small object, in at most `ms`. */
  fault(ms?: number): Promise<{ readonly fault: FileStoreFault; readonly why: string } | undefined>;
  close(): void;
}

/** There is no such object. */
export class Missing extends Error {
  readonly code = 'ENOENT';
}

/** Times of a bucket, ms. */
export interface BucketTimes {
  /** Of a call: this, and a second for each MiB that is sent or may come. */
  readonly callMs: number;
  /** Pause of the network in a call, after which it is tried again. */
  readonly silenceMs: number;
}
const bucketTimes: BucketTimes = { callMs: 20_000, silenceMs: 5000 };
const MS_PER_MIB = 1000;
/** More than the largest data file. */
const MAX_FILE_MIB = 64;
const CONNECT_MS = 5000;
const TRIES = 3;
/** Calls at the same time; the others wait. */
const MAX_SOCKETS = 50;

/** Loads the library, so that programs with a folder do not, and makes a client; credentials are found as the library says. */
export async function openBucket(address: S3Address, times: BucketTimes = bucketTimes): Promise<Bucket> {
  const sdk = await import('@aws-sdk/client-s3');
  const { region, endpoint, pathStyle } = address;
  const client = new sdk.S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    forcePathStyle: pathStyle,
    maxAttempts: TRIES,
    // What is stored is sealed, and a request's signature covers its body: services other than Amazon's refuse more check sums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      socketTimeout: times.silenceMs,
      httpAgent: { maxSockets: MAX_SOCKETS },
      httpsAgent: { maxSockets: MAX_SOCKETS },
    },
  });
  return bucketOf(sdk, client, address, times);
}

function bucketOf(sdk: Sdk, client: S3Client, address: S3Address, { callMs }: BucketTimes): Bucket {
  const Bucket = address.bucket;
  const within = (mib: number) => ({ abortSignal: AbortSignal.timeout(callMs + MS_PER_MIB * Math.ceil(mib)) });
  const put = (key: string, bytes: Uint8Array, options = within(bytes.length / 2 ** 20)) =>
    client.send(new sdk.PutObjectCommand({ Bucket, Key: key, Body: bytes }), options);
  return {
    address,
    async put(key, bytes) {
      await put(key, bytes).catch(throwFault);
    },
    async get(key, { first } = { first: 0 }) {
      const range = first === 0 ? {} : { Range: `bytes=0-${first - 1}` };
      const command = new sdk.GetObjectCommand({ Bucket, Key: key, ...range });
      try {
        const { Body } = await client.send(command, within(MAX_FILE_MIB));
        return Buffer.from((await Body?.transformToByteArray()) ?? []);
      } catch (error) {
        throw toFault(error);
      }
    },
    async writtenAt(key) {
      try {
        const { LastModified } = await client.send(new sdk.HeadObjectCommand({ Bucket, Key: key }), within(0));
        return LastModified ?? new Date();
      } catch (error) {
        if (statusOf(error) === 404) return undefined;
        throw toFault(error);
      }
    },
    async delete(key) {
      await client.send(new sdk.DeleteObjectCommand({ Bucket, Key: key }), within(0)).catch(throwFault);
    },
    async *list(prefix) {
      let next: string | undefined;
      do {
        const page = await client
          .send(
            new sdk.ListObjectsV2Command({
              Bucket,
              Prefix: prefix,
              ...(next === undefined ? {} : { ContinuationToken: next }),
            }),
            within(0),
          )
          .catch(throwFault);
        for (const { Key, LastModified } of page.Contents ?? [])
          if (Key !== undefined) yield { key: Key, writtenAt: LastModified ?? new Date() };
        next = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (next !== undefined);
    },
    async fault(ms = callMs) {
      const key = `.check-${randomBytes(8).toString('hex')}`;
      const options = { abortSignal: AbortSignal.timeout(ms) };
      try {
        await put(key, Buffer.from('check'), options);
        await client.send(new sdk.DeleteObjectCommand({ Bucket, Key: key }), options);
        return undefined;
      } catch (error) {
        return { fault: faultOf(error), why: error instanceof Error ? error.name : 'unknown' };
      }
    },
    close: () => client.destroy(),
  };
}

/** HTTP status of the answer; 0: none came. */
const statusOf = (error: unknown): number =>
  (error as { $metadata?: { httpStatusCode?: number } })?.$metadata?.httpStatusCode ?? 0;
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

const isFull = (error: unknown): boolean => statusOf(error) === 507 || nameOf(error).startsWith('QuotaExceeded');

function toFault(error: unknown): Error {
  if (statusOf(error) === 404 && nameOf(error) !== 'NoSuchBucket') return new Missing('there is no such stored file');
  if (isFull(error)) return Object.assign(new Error('the bucket is full', { cause: error }), { code: 'ENOSPC' });
  return new FilesAway(error);
}

const throwFault = (error: unknown): never => {
  throw toFault(error);
};

function faultOf(error: unknown): FileStoreFault {
  if (isFull(error)) return 'FILES_FULL';
  const status = statusOf(error);
  return status >= 400 && status < 500 ? 'FILES_UNWRITABLE' : 'FILES_UNREACHABLE';
}

/** @throws FilesDirFault when the bucket cannot be written to */
export async function checkBucket({ address, fault, close }: Bucket): Promise<void> {
  const found = await fault();
  if (found === undefined) return;
  close();
  const where = `the bucket ${address.bucket} at ${address.endpoint ?? `Amazon S3, ${address.region}`}`;
  throw new FilesDirFault(
    found.fault === 'FILES_UNREACHABLE'
      ? `FILES_DIR: ${where} does not answer (${found.why}). Check endpoint, network and certificate.`
      : `FILES_DIR: ${where} cannot be written to (${found.why}). Make it, and let the access key read, write, list and delete in it.`,
  );
}
