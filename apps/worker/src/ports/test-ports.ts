import type { BureauClient } from '@beian/bureau-protocol/client';
import type { AppContext } from '@beian/database/transaction';
import type { RegistryAnswer } from '@beian/domain/domain-verification';
import { channelNames } from '@beian/domain/notices';
import { testActOfCode, testActOfDomain } from '@beian/domain/partner';
import type { CloudCodeState, ServiceCodeAnswer } from '@beian/domain/service-codes';
import { testAppPicture, testHolderOf } from '@beian/partners/test-orders';
import type { FetchedAppPhoto } from '@beian/submissions/app-photos';
import { NoAnswer } from './http-get.ts';
import type { Ports } from './ports.ts';

/** A real message would reach a real person. */
const refuseToSend = async (): Promise<never> => {
  throw new Error('nothing of a test order leaves by mail, SMS or file');
};

/**
 * Ports of test orders: answers are made in this process from the marks of `testOutcomes`. Webhooks are real, because they go to an address that
 * the partner set with its test key, and so is the reading of pictures, which leaves nothing behind.
 */
export function openTestPorts(
  ctx: AppContext,
  { webhook, pictureReader }: Pick<Ports, 'webhook' | 'pictureReader'>,
): Ports {
  const bureau: BureauClient = {
    upload: refuseToSend,
    download: refuseToSend,
    acknowledge: refuseToSend,
    previousUpload: refuseToSend,
    queryFilingStatus: async ({ condition }) => ({
      kind: 'answered',
      filing:
        testActOfDomain(condition, 'filing') === 'filedElsewhere'
          ? { subjectNumber: '京ICP备00000000号', websiteNumber: '京ICP备00000000号-1', websiteName: '测试他人网站' }
          : null,
    }),
    // A partner's test records belong to it from the start, so a password opens none.
    verifyFilingPassword: async () => ({ kind: 'answered', correct: false }),
    findPasswordService: async () => ({ kind: 'described' }),
  };
  return {
    bureau: () => bureau,
    typedBureau: () => bureau,
    registry: (domain) => registration(ctx, domain),
    resources: testCloud,
    bureauApp: (code) => pictureOf(ctx, code),
    channels: Object.fromEntries(channelNames.map((name) => [name, refuseToSend])),
    webhook,
    ...(pictureReader === undefined ? {} : { pictureReader }),
    close: () => undefined,
  };
}

/** Each code of a test order is of a server that has every address, free until it is asked to be something else. */
const testCloud: NonNullable<Ports['resources']> = {
  ask: async () => testCode('free', null),
  move: async (_, order, state) => testCode(state, state === 'free' ? null : order),
};
const testCode = (state: CloudCodeState, order: string | null): ServiceCodeAnswer => ({
  ...{ state, order, owner: 'acct-test', grantedTo: null, networks: ['0.0.0.0/0', '::/0'] },
  server: { id: 'server-test', paidUntil: '2099-01-01T00:00:00Z', publicIps: ['203.0.113.10'], placesLeft: 99 },
});

async function registration(ctx: AppContext, domain: string): Promise<RegistryAnswer> {
  const act = testActOfDomain(domain, 'registry');
  if (act === 'unregistered') return { tldApproved: true, registration: null };
  const holder = await testHolderOf(ctx, domain);
  if (holder === undefined) throw new NoAnswer('refused');
  const other = { name: '测试他人有限公司', certificateType: 1, certificateNumber: '91000000MA00000000' };
  return {
    tldApproved: true,
    registration: {
      registrar: { approved: true, overseas: false },
      registeredAt: '2015-01-01T00:00:00Z',
      expiresAt: '2099-01-01T00:00:00Z',
      realNameVerified: true,
      inStoreSince: '2015-01-02T00:00:00Z',
      privacy: false,
      registrant: act === 'otherHolder' ? other : holder,
    },
  };
}

async function pictureOf(ctx: AppContext, code: string): Promise<FetchedAppPhoto | 'UNKNOWN_CODE' | 'EXPIRED_CODE'> {
  const act = testActOfCode(code);
  if (act === 'noAnswer') throw new NoAnswer('late');
  if (act === 'expiredCode') return 'EXPIRED_CODE';
  const picture = act === 'unknownCode' ? undefined : await testAppPicture(ctx, code);
  if (picture === undefined) return 'UNKNOWN_CODE';
  return act === 'otherPhone' ? { ...picture, phone: '13000009999' } : picture;
}
