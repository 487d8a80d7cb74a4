import { expect, it } from 'vitest';
import { isS3Address, readS3Address } from './s3-address.ts';

it('reads the bucket and how it is reached', () => {
  expect(isS3Address('/data/files')).toBe(false);
  expect(readS3Address('s3://beian-files?region=cn-north-1')).toEqual({
    bucket: 'beian-files',
    region: 'cn-north-1',
    endpoint: undefined,
    pathStyle: false,
  });
  expect(readS3Address('s3://beian?region=us-east-1&endpoint=https://s3.example:9000&path-style=1')).toEqual({
    bucket: 'beian',
    region: 'us-east-1',
    endpoint: 'https://s3.example:9000',
    pathStyle: true,
  });
});

it.for([
  ['s3://?region=a', 'the bucket must follow s3://'],
  ['s3://beian/folder?region=a', 'without a folder'],
  ['s3://beian', 'region is missing'],
  ['s3://beian?region=a&endpoint=ftp://there', 'endpoint must be an http:// or https:// address'],
  ['s3://beian?region=a&path-style=yes', 'path-style must be 0 or 1'],
  ['s3://beian?region=a&secret=b', 'only region, endpoint and path-style'],
  ['s3://id:hunter2@beian?region=a', 'keys do not belong into it, but into AWS_ACCESS_KEY_ID'],
] as const)('%s is refused with what is wrong', ([address, why]) => {
  let message = '';
  try {
    readS3Address(address);
  } catch (error) {
    message = String((error as Error).message);
  }
  expect(message).toContain(`FILES_DIR: ${why}`.slice(0, 10));
  expect(message).toContain(why);
  expect(message).not.toContain('hunter2');
});
