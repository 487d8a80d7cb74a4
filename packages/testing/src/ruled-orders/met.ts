import { type AppContext, system, transaction } from '@beian/database/transaction';
import { type RegistryAnswer, verifyDomain } from '@beian/domain/domain-verification';
import { findOpenDomainChecks, storeDomainAnswer } from '@beian/orders/lookups';

/** The registry knows each added domain as one of its subject, for three more years. */
export const answerRegistry = (
  walk: { readonly db: { readonly worker: AppContext }; readonly orderId: string },
  over: Partial<NonNullable<RegistryAnswer['registration']>> = {},
) =>
  transaction(walk.db.worker, system('bureau'), async (tx) => {
    const { due } = await findOpenDomainChecks(walk.db.worker, tx, walk.orderId);
    for (const check of due) {
      const { name = '', certificateType = 1, certificateNumber = '' } = check.asked.subject;
      const registration = {
        ...{ registrar: { approved: true, overseas: false }, registeredAt: '2020-01-01T00:00:00Z' },
        ...{ expiresAt: '2029-12-01T00:00:00Z', realNameVerified: true, inStoreSince: '2020-01-05T00:00:00Z' },
        ...{ privacy: false, registrant: { name, certificateType, certificateNumber } },
        ...over,
      };
      const answer = { tldApproved: true, registration };
      await storeDomainAnswer(
        walk.db.worker,
        tx,
        walk.orderId,
        check,
        answer,
        verifyDomain(answer, check.asked, check.rules),
      );
    }
  });

/** What an order meets now, from what judges live orders: by place a number that rises with what is asked, or what is in force. */
export type Met = Record<string, number | string>;
/** How an order meets more or less than before, in the words of a preview. */
export function changed(was: Met, is: Met): string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .flatMap((place): string[] => {
      const [before, after] = [was[place] ?? 0, is[place] ?? 0];
      if (before === after) return [];
      const at = place.replace(/^(asked|required) /, '');
      const more = after > before;
      if (place === 'photo taken') return [];
      if (place === 'photo') return [`${is['photo taken'] === after ? 'FREED' : 'OTHER_PHOTO'} photo`];
      // A form that is no paper on one side is nobody's to print.
      if (place === 'form')
        return [was, is].every((side) => side['required material.VERIFICATION_FORM']) ? ['OTHER_FORM form'] : [];
      if (place.startsWith('sms.'))
        return before === '' || after === ''
          ? []
          : [`${place === 'sms.checked' && !more ? 'FREED' : 'SMS_STEP'} ${at}`];
      // A material that is missing is one that is required now.
      if (place.startsWith('required ')) return more ? [] : [`FREED ${at}`];
      if (place.startsWith('material.')) return more ? [`NEEDS_PAPER ${at}`] : [];
      if (!more) return [`FREED ${at}`];
      if (place === 'move' || place === 'shell') return [`MUST_CANCEL_AND_REFILE ${place}`];
      return [`${after === 2 && !place.startsWith('asked') ? 'WOULD_BE_RETURNED' : 'WARNS_REVIEWER'} ${at}`];
    })
    .sort();
}
