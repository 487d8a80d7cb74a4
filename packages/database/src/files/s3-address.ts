import { z } from 'zod';
import { FilesDirFault } from './folder.ts';

/** A bucket and how it is reached. */
export interface S3Address {
  readonly bucket: string;
  readonly region: string;
  /** Address of a service other than Amazon's. */
  readonly endpoint: string | undefined;
  /** The bucket is named in the path of a request, not in its host. */
  readonly pathStyle: boolean;
}

export const isS3Address = (filesDir: string): boolean => filesDir.startsWith('s3:');

const EXAMPLE = 's3://beian-files?region=cn-north-1&endpoint=https://s3.example&path-style=1';

const parameters = z.strictObject(
  {
    region: z.string('region is missing').regex(/^[a-z0-9-]+$/, 'region must be the name of a region'),
    endpoint: z.url({ protocol: /^https?$/, error: 'endpoint must be an http:// or https:// address' }).optional(),
    'path-style': z.enum(['0', '1'], 'path-style must be 0 or 1').optional(),
  },
  'only region, endpoint and path-style may follow the bucket',
);

/**
 * Reads `s3://bucket?region=…&endpoint=…&path-style=1`.
 * @throws FilesDirFault with each mistake; it repeats no value, because somebody may have written a password into it
 */
export function readS3Address(text: string): S3Address {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const mistakes: string[] = [];
  if (url === undefined || !/^[a-z0-9][a-z0-9.-]{2,62}$/.test(url.hostname) || !/^\/?$/.test(url.pathname))
    mistakes.push('the bucket must follow s3://, without a folder');
  if (url !== undefined && `${url.username}${url.password}` !== '')
    mistakes.push('keys do not belong into it, but into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  const parsed = parameters.safeParse(Object.fromEntries(url?.searchParams ?? []));
  if (!parsed.success) mistakes.push(...parsed.error.issues.map(({ message }) => message));
  if (url === undefined || !parsed.success || mistakes.length > 0)
    throw new FilesDirFault(`FILES_DIR: ${mistakes.join('; ')}. Write it like ${EXAMPLE}.`);
  const { region, endpoint, 'path-style': pathStyle } = parsed.data;
  return { bucket: url.hostname, region, endpoint, pathStyle: pathStyle === '1' };
}
