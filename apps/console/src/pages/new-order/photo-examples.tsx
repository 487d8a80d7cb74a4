import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Flex, Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import styles from './new-order.module.css';
import { photoTexts } from './photo-texts.ts';

/** Drawn examples, in a picture of 60 × 80: the middle of the head, its size, and where the curtain begins. */
const examples = [
  { text: photoTexts.right, isRight: true, x: 30, y: 32, size: 1, curtain: 8 },
  { text: photoTexts.above, isRight: false, x: 30, y: 16, size: 1, curtain: 20 },
  { text: photoTexts.aside, isRight: false, x: 12, y: 32, size: 1, curtain: 8 },
  { text: photoTexts.far, isRight: false, x: 30, y: 38, size: 0.5, curtain: 8 },
] as const;

/** How a photo before the curtain looks, and how it does not. */
export function PhotoExamples() {
  return (
    <Flex component="ul" wrap gap="middle">
      {examples.map(({ text, isRight, x, y, size, curtain }) => (
        <li key={text.en} className={styles.example}>
          <svg viewBox="0 0 60 80" aria-hidden="true">
            <rect className={styles.curtain} y={curtain} width="60" height={80 - curtain} />
            <circle cx={x} cy={y} r={9 * size} />
            <path
              d={`M ${x - 20 * size} 80 v ${y + 24 * size - 80} q 0 ${-11 * size} ${20 * size} ${-11 * size} t ${20 * size} ${11 * size} V 80 Z`}
            />
          </svg>
          <Typography.Text type={isRight ? 'success' : 'danger'}>
            {isRight ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />} {t(text)}
          </Typography.Text>
        </li>
      ))}
    </Flex>
  );
}
