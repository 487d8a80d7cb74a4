import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { domainStandings } from '@beian/domain/domain-verification';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { labelOf, useT } from '../../app/providers/i18n.ts';
import type { DomainCheck } from '../../order/documents.ts';
import { fullTime } from '../../ui/time.ts';
import parts from '../parts.module.css';
import { domainTexts } from '../texts.ts';
import { signs } from './findings.tsx';
import styles from './items.module.css';

const standings: Readonly<Record<DomainCheck['state'], ReactNode>> = {
  PASSED: <CheckCircleFilled className={parts.ok} aria-hidden />,
  FAILED: <CloseCircleFilled className={parts.bad} aria-hidden />,
  PENDING: <ClockCircleOutlined aria-hidden />,
  UNAVAILABLE: <WarningFilled className={parts.warn} aria-hidden />,
  OUTDATED: <WarningFilled className={parts.warn} aria-hidden />,
  NOT_ASKED: <WarningFilled className={parts.warn} aria-hidden />,
};

/** D1–D7 of each domain that the order adds: sign and word, and the reason when one is in doubt. */
export function DomainChecks({ checks }: { checks: readonly DomainCheck[] }) {
  const t = useT();
  return (
    <Flex vertical gap={12}>
      {checks.map(({ domain, state, checkedAt, checks: findings }) => (
        <section key={domain} aria-label={t(domainTexts.of, { domain })}>
          <h3 className={parts.line}>
            {domain}{' '}
            <span>
              {state === 'PASSED' && findings.some(({ outcome }) => outcome === 'warn')
                ? signs.warn?.icon
                : standings[state]}{' '}
              {t(labelOf(domainStandings, state))}
            </span>
            {checkedAt === null ? null : (
              <span className={parts.faint}>{t(domainTexts.checkedAt, { at: fullTime(checkedAt) })}</span>
            )}
          </h3>
          <ul className={`${styles.findings} ${styles.wide}`}>
            {findings.map(({ check, label, outcome, message, suggestion }) => {
              const sign = signs[outcome];
              return (
                <li key={check} data-doubted={outcome !== 'pass' || undefined}>
                  {sign?.icon}
                  <span>
                    {sign === undefined ? null : <span className={parts.hidden}>{t(sign.label)} </span>}
                    {label}
                    {outcome === 'pass' ? null : (
                      <>
                        {t(domainTexts.colon)}
                        {message} <span className={parts.faint}>{suggestion}</span>
                      </>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </Flex>
  );
}
