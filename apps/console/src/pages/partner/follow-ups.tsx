import { useT } from '../../app/providers/i18n.ts';
import type { AccountPage } from './documents.ts';
import styles from './partner.module.css';
import { partnerTexts } from './texts.ts';

/** What was asked and said about the partner's filings after their approval, and what came back. */
export function FollowUps({ page: { account, followUps } }: { readonly page: AccountPage }) {
  const t = useT();
  const counts = [
    ['sent', t(partnerTexts.followUpSent)],
    ['confirmed', t(partnerTexts.followUpConfirmed)],
    ['changed', t(partnerTexts.followUpChanged)],
  ] as const;
  return (
    <section className={styles.card} aria-label={t(partnerTexts.followUps)}>
      <h2>{t(partnerTexts.followUps)}</h2>
      <p className={styles.faint}>{t(account.followUps ? partnerTexts.followUpsOn : partnerTexts.followUpsOff)}</p>
      <table className={styles.table} aria-label={t(partnerTexts.followUps)}>
        <thead>
          <tr>
            <th scope="col">{t(partnerTexts.followUpKind)}</th>
            {counts.map(([name, label]) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {followUps.map((row) => (
            <tr key={row.kind}>
              <th scope="row">{row.label}</th>
              {counts.map(([name, label]) => (
                <td key={name} data-label={label}>
                  {row[name].toLocaleString('en')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
