import { shanghaiDay } from '@beian/domain/calendar';
import { escapeWeeks } from '@beian/domain/escapes';
import type { Day } from '@beian/domain/province';
import { type BegunDraft, canBeginRule, draftOfRefusals } from '@beian/domain/rule-book';
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { escapeFiguresDocument } from '../../generated/escapes.ts';

/** The URL's period of weeks; the shortest for one without it. */
export const weeksOf = (params: URLSearchParams) =>
  escapeWeeks.find((one) => String(one) === params.get('weeks')) ?? escapeWeeks[0];

/**
 * What a draft begins with that was opened by `draftOfRefusalsPath`, by the parameters of its URL; null: it was not, or there are no such refusals any more. Undefined
 * while it is read.
 */
export function useDraftOfRefusals(params: URLSearchParams): BegunDraft | null | undefined {
  const language = useLanguage();
  const isOfRefusals = params.get('from') === 'refusals';
  const query = useQuery({
    ...queryOf(['escapeFigures'], escapeFiguresDocument, { weeks: weeksOf(params) }),
    enabled: isOfRefusals,
  });
  if (!isOfRefusals || query.isError) return null;
  if (query.data === undefined) return undefined;
  const found = query.data.withoutRule.find(
    (one) =>
      one.province === params.get('province') && one.item === params.get('item') && one.reason === params.get('reason'),
  );
  return found === undefined || !canBeginRule(found)
    ? null
    : draftOfRefusals(found, shanghaiDay(Date.now()) as Day, language);
}
