import type { BureauClient } from '@beian/bureau';
import { type RegistryAnswer, testActOfCode, testActOfDomain } from '@beian/domain';
import { type AppContext, type FetchedAppPhoto, testAppPicture, testHolderOf } from '@beian/orders';
import { NoAnswer } from './http-get.ts';
import type { Ports } from './ports.ts';

/** Whatever leaves would leave for somebody real. */
const refuseToSend = async (): Promise<never> => {
  throw new Error('nothing of a test order leaves by mail, SMS or file');
};

/**
 * The outside world of test orders: answers of this process, by the marks of `testOutcomes`. Webhooks alone are real, for they go where the
 * partner's test key says.
 */
export function openTestPorts(ctx: AppContext, { webhook }: Pick<Ports, 'webhook'>): Ports {
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
    // A partner's test records are its own from the start: there is none that a password could open.
    verifyFilingPassword: async () => ({ kind: 'answered', correct: false }),
  };
  return {
    bureau: () => bureau,
    registry: (domain) => registration(ctx, domain),
    bureauApp: (code) => pictureOf(ctx, code),
    mail: refuseToSend,
    sms: refuseToSend,
    webhook,
    close: () => undefined,
  };
}

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
