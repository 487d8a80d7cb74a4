import { kindRow } from '@beian/domain/order-names';
import { Flex } from 'antd';
import { Fragment } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { KindBadge } from '../../order/kind/badge.tsx';
import { endingOf } from '../../order/kind/kind.ts';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import page from '../../ui/page.module.css';
import { commonTexts } from '../../ui/texts.ts';
import type { FilingRecord } from './documents.ts';
import styles from './record.module.css';
import { orderOptionsTexts } from './texts.ts';

type Option = FilingRecord['orderOptions'][number];

interface OrderOptionsProps {
  /** Of one thing: the subject, a website or an access. */
  readonly options: readonly Option[];
  /** The domains that stop with a cancellation of it. */
  readonly domains: readonly string[];
  readonly openOrder: FilingRecord['openOrder'];
}

/**
 * The kinds of orders that a partner of the record can open for one thing in it, and why not; nobody who signs in here opens one.
 * Cancellations are apart and say what stops. That of the subject waits for an open order, which is named in its place.
 */
export function OrderOptions({ options, domains, openOrder }: OrderOptionsProps) {
  const ends = options.filter(({ kind }) => endingOf(kind) !== null);
  const waiting = openOrder === null ? undefined : ends.find(({ kind }) => endingOf(kind) === 'subject');
  const cancellations = ends.filter((one) => one !== waiting);
  if (options.length === 0) return null;
  return (
    <Flex component="section" vertical gap={8} aria-label={t(orderOptionsTexts.title)}>
      <Faint>{t(orderOptionsTexts.title)}</Faint>
      <Options options={options.filter(({ kind }) => endingOf(kind) === null)} />
      {cancellations.length === 0 ? null : (
        <details>
          <summary>{t(orderOptionsTexts.cancellations)}</summary>
          <Options options={cancellations} says={({ kind }) => t(kindRow(kind).site.afterwards)} />
          {domains.length === 0 ? null : (
            <Faint>{t(orderOptionsTexts.stops, { list: domains.join(t(commonTexts.and)) })}</Faint>
          )}
        </details>
      )}
      {waiting === undefined || openOrder === null ? null : (
        <p className={page.lead}>
          {t(orderOptionsTexts.waits, { label: t(kindRow(waiting.kind).label) })} <OrderLink {...openOrder} />{' '}
          {openOrder.stateLabel}
        </p>
      )}
    </Flex>
  );
}

/** One line for what is possible, and one for each reason with all that it rules out. */
function Options({ options, says }: { options: readonly Option[]; says?: (option: Option) => string }) {
  const lines = new Map<string, Option[]>();
  for (const one of options) {
    const reason = one.reasons.flatMap(({ message, suggestion }) => [message, suggestion]).join(' · ');
    lines.set(reason, [...(lines.get(reason) ?? []), one]);
  }
  return (
    <Flex component="ul" vertical gap={4} className={styles.options}>
      {[...lines].map(([reason, several]) => (
        <Flex component="li" key={reason} wrap align="center" gap="4px 8px" data-possible={reason === ''}>
          {several.map((one) => (
            <Fragment key={one.kind}>
              <KindBadge kind={one.kind} />
              {says === undefined ? null : <span>{says(one)}</span>}
            </Fragment>
          ))}
          {reason === '' ? null : <Faint>{reason}</Faint>}
        </Flex>
      ))}
    </Flex>
  );
}
