import { ClockCircleOutlined } from '@ant-design/icons';
import { domainStandings } from '@beian/domain/domain-verification';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { labelOf, t } from '../../app/providers/i18n.ts';
import type { DomainCheck } from '../../order/documents.ts';
import { fullTime } from '../../ui/time.ts';
import parts from '../parts.module.css';
import { domainTexts, itemTexts } from '../texts.ts';
import { Outcomes, signs } from './findings.tsx';

/** Signs of a domain's standing; any other is in doubt. */
const standingSigns: Readonly<Partial<Record<DomainCheck['state'], ReactNode>>> = {
  PASSED: signs.pass?.icon,
  FAILED: signs.fail?.icon,
  PENDING: <ClockCircleOutlined aria-hidden />,
};

/** D1–D7 of each domain that the order adds: sign and word, and the reason when one is in doubt. */
export function DomainChecks({ checks }: { checks: readonly DomainCheck[] }) {
  return (
    <Flex vertical gap={12}>
      {checks.map(({ domain, state, checkedAt, checks: findings }) => {
        const isWarned = state === 'PASSED' && findings.some(({ outcome }) => outcome === 'warn');
        const lines = findings.map(({ check, label, outcome, message, suggestion }) => ({
          key: check,
          outcome,
          text:
            outcome === 'pass' ? (
              label
            ) : (
              <>
                {label}
                {t(domainTexts.colon)}
                {message} <span className={parts.faint}>{suggestion}</span>
              </>
            ),
        }));
        return (
          <section key={domain} aria-label={t(domainTexts.of, { domain })}>
            <h3 className={parts.line}>
              {domain}{' '}
              <span>
                {(isWarned ? undefined : standingSigns[state]) ?? signs.warn?.icon} {t(labelOf(domainStandings, state))}
              </span>
              {checkedAt === null ? null : (
                <span className={parts.faint}>{t(domainTexts.checkedAt, { at: fullTime(checkedAt) })}</span>
              )}
            </h3>
            {lines.length === 0 ? null : <Outcomes isWide lines={lines} checking={false} none={itemTexts.noCheck} />}
          </section>
        );
      })}
    </Flex>
  );
}
