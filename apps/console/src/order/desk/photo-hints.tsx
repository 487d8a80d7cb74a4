import '../../i18n/machine-texts.ts';
import { CheckOutlined, WarningFilled } from '@ant-design/icons';
import { useT } from '../../providers/i18n.ts';
import type { Item } from '../documents.ts';
import styles from './photo-hints.module.css';

/** Findings of the machine about the photo, one line each. A doubt is only a hint, so it has no verdict colour. */
export function PhotoHints({ photo }: { photo: Item | undefined }) {
  const t = useT();
  if (photo === undefined || photo.material === null) return null;
  const isWaiting = photo.checking && photo.photoHints.length === 0;
  return (
    <section className={styles.hints} aria-label={t('photoHints.title')}>
      <h3>
        {t('photoHints.title')} <span className={styles.faint}>{t('photoHints.lead')}</span>
      </h3>
      {isWaiting ? (
        <p className={styles.faint}>{t('finding.checking')}</p>
      ) : (
        <dl>
          {photo.photoHints.map(({ about, label, text, doubt }) => (
            <div key={about}>
              <dt>{label}</dt>
              <dd>
                {doubt === null ? (
                  <CheckOutlined className={styles.faint} aria-hidden />
                ) : (
                  <strong>
                    <WarningFilled className={styles.doubt} aria-hidden /> {doubt}
                  </strong>
                )}{' '}
                <span className={doubt === null ? undefined : styles.faint}>{text}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
