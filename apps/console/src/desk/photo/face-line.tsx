import { Flex } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { faceCodeTexts } from '../../pages/new-order/face-code-texts.ts';
import { fullTime } from '../../ui/time.ts';
import parts from '../parts.module.css';
import { faceLineTexts } from './photo-texts.ts';
import { StateLine } from './state-line.tsx';

/** The last face check of an order: its outcome with what to do, and the pictures that the phone took beside the photo. */
export function FaceLine({ order: { faceCheck: check } }: { readonly order: Pick<Order, 'faceCheck'> }) {
  const line = { name: t(faceLineTexts.name), none: t(faceCodeTexts.none) };
  if (check === null) return <StateLine {...line} state={null} facts={[]} />;
  const {
    outcome,
    outcomeLabel,
    state,
    stateLabel,
    score,
    consentedAt,
    consentVersion,
    answeredAt,
    signedAt,
    commitmentVersion,
    reusedFrom,
  } = check;
  return (
    <>
      <StateLine
        {...line}
        state={outcome ?? state}
        label={`${outcomeLabel ?? stateLabel}${score === null ? '' : ` ${score}%`}`}
        facts={[
          t(faceLineTexts.consent, { at: fullTime(consentedAt), version: consentVersion }),
          reusedFrom === null ? null : t(faceLineTexts.reused, { order: reusedFrom }),
          answeredAt === null ? null : t(faceLineTexts.answered, { at: fullTime(answeredAt) }),
        ]}
      />
      {check.advice === null ? null : <p className={outcome === 'live' ? parts.faint : parts.warn}>{check.advice}</p>}
      {signedAt === null ? null : (
        <details>
          <summary>{t(faceLineTexts.signed, { at: fullTime(signedAt), version: commitmentVersion ?? '' })}</summary>
          {(check.commitmentText ?? '').split('\n').map((line) => (
            <p key={line} lang="zh">
              {line}
            </p>
          ))}
        </details>
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
