import { kindRow } from '@beian/domain/order-names';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { KindBadge } from '../../order/kind/badge.tsx';
import { endingOf } from '../../order/kind/kind.ts';
import { commonTexts } from '../../ui/texts.ts';
import type { FilingRecord } from './documents.ts';
import styles from './order-options.module.css';
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
  const t = useT();
  const ends = options.filter(({ kind }) => endingOf(kind) !== null);
  const waiting = openOrder === null ? undefined : ends.find(({ kind }) => endingOf(kind) === 'subject');
  const cancellations = ends.filter((one) => one !== waiting);
  if (options.length === 0) return null;
  return (
    <section className={styles.options} aria-label={t(orderOptionsTexts.title)}>
      <h4>{t(orderOptionsTexts.title)}</h4>
      <Options options={options.filter(({ kind }) => endingOf(kind) === null)} />
      {cancellations.length === 0 ? null : (
        <details>
          <summary>{t(orderOptionsTexts.cancellations)}</summary>
          <Options options={cancellations} says={({ kind }) => t(kindRow(kind).site.afterwards)} />
          {domains.length === 0 ? null : (
            <p className={styles.stops}>{t(orderOptionsTexts.stops, { list: domains.join(t(commonTexts.and)) })}</p>
          )}
        </details>
      )}
      {waiting === undefined || openOrder === null ? null : (
        <p className={styles.reason}>
          {t(orderOptionsTexts.waits, { label: t(kindRow(waiting.kind).label) })}{' '}
          <Link to={`/orders/${encodeURIComponent(openOrder.id)}`}>{openOrder.number}</Link> {openOrder.stateLabel}
        </p>
      )}
    </section>
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
    <ul>
      {[...lines].map(([reason, several]) => (
        <li key={reason} data-possible={reason === ''}>
          {several.map((one) => (
            <Fragment key={one.kind}>
              <KindBadge kind={one.kind} />
              {says === undefined ? null : <span>{says(one)}</span>}
            </Fragment>
          ))}
          {reason === '' ? null : <span className={styles.reason}>{reason}</span>}
        </li>
      ))}
    </ul>
  );
}
