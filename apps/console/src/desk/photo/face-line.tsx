import { Flex, Tag } from 'antd';
import { useT } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { faceCodeTexts } from '../../pages/new-order/face-code-texts.ts';
import { fullTime } from '../../ui/time.ts';
import parts from '../parts.module.css';
import { photoTagColours } from './photo-tag-colours.ts';
import { faceLineTexts } from './photo-texts.ts';

/** The last face check of an order: its outcome with what to do, and the pictures that the phone took beside the photo. */
export function FaceLine({ order: { faceCheck: check } }: { readonly order: Pick<Order, 'faceCheck'> }) {
  const t = useT();
  if (check === null)
    return (
      <p className={parts.line}>
        <span className={parts.faint}>{t(faceLineTexts.name)}</span>
        {t(faceCodeTexts.none)}
      </p>
    );
  return (
    <>
      <p className={parts.line}>
        <span className={parts.faint}>{t(faceLineTexts.name)}</span>
        <Tag color={photoTagColours[check.outcome ?? check.state]}>
          {check.outcomeLabel ?? check.stateLabel}
          {check.score === null ? '' : ` ${check.score}%`}
        </Tag>
        <span>{t(faceLineTexts.consent, { at: fullTime(check.consentedAt), version: check.consentVersion })}</span>
        {check.answeredAt === null ? null : (
          <span>{t(faceLineTexts.answered, { at: fullTime(check.answeredAt) })}</span>
        )}
      </p>
      {check.advice === null ? null : (
        <p className={check.outcome === 'live' ? parts.faint : parts.warn}>{check.advice}</p>
      )}
      {check.pictures.length === 0 ? null : (
        <Flex component="ul" wrap gap={8} aria-label={t(faceLineTexts.pictures)}>
          {check.pictures.map(({ id, label, url, thumbnailUrl }) => (
            <li key={id}>
              <a href={url} target="_blank" rel="noreferrer">
                <img src={thumbnailUrl} alt={label} height={88} />
                <p>{label}</p>
              </a>
            </li>
          ))}
        </Flex>
      )}
    </>
  );
}
