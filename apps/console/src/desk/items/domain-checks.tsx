import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { domainStandings } from '@beian/domain/domain-verification';
import type { ReactNode } from 'react';
import { labelOf, useT } from '../../app/providers/i18n.ts';
import type { DomainCheck } from '../../order/documents.ts';
import { fullTime } from '../../ui/time.ts';
import { domainTexts } from '../texts.ts';
import styles from './domain-checks.module.css';
import { signs } from './findings.tsx';
import items from './items.module.css';

const standings: Readonly<Record<DomainCheck['state'], ReactNode>> = {
  PASSED: <CheckCircleFilled className={items.ok} aria-hidden />,
  FAILED: <CloseCircleFilled className={items.bad} aria-hidden />,
  PENDING: <ClockCircleOutlined aria-hidden />,
  UNAVAILABLE: <WarningFilled className={items.warn} aria-hidden />,
  OUTDATED: <WarningFilled className={items.warn} aria-hidden />,
  NOT_ASKED: <WarningFilled className={items.warn} aria-hidden />,
};

/** D1–D7 of each domain that the order adds: sign and word, and the reason when one is in doubt. */
export function DomainChecks({ checks }: { checks: readonly DomainCheck[] }) {
  const t = useT();
  return (
    <div className={styles.domains}>
      {checks.map(({ domain, state, checkedAt, checks: findings }) => (
        <section key={domain} aria-label={t(domainTexts.of, { domain })}>
          <h3>
            {domain}{' '}
            <span className={styles.state}>
              {state === 'PASSED' && findings.some(({ outcome }) => outcome === 'warn')
                ? signs.warn?.icon
                : standings[state]}{' '}
              {t(labelOf(domainStandings, state))}
            </span>
            {checkedAt === null ? null : (
              <span className={`${styles.state} ${items.faint}`}>
                {t(domainTexts.checkedAt, { at: fullTime(checkedAt) })}
              </span>
            )}
          </h3>
          <ul className={styles.checks}>
            {findings.map(({ check, label, outcome, message, suggestion }) => {
              const sign = signs[outcome];
              return (
                <li key={check} className={outcome === 'pass' ? undefined : styles.doubted}>
                  {sign?.icon}
                  <span>
                    {sign === undefined ? null : <span className={items.hidden}>{t(sign.label)} </span>}
                    {label}
                    {outcome === 'pass' ? null : (
                      <>
                        {t(domainTexts.colon)}
                        {message} <span className={items.faint}>{suggestion}</span>
                      </>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
