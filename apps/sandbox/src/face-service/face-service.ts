import { z } from 'zod';

/** What the stand-in of a liveness service may answer; `timeout`: nothing, until the caller gives up. */
export const faceAnswers = ['live', 'doubtful', 'notLive', 'notSamePerson', 'timeout', 'error'] as const;
export type FaceAnswerName = (typeof faceAnswers)[number];

/** Answers of the stand-in; `POST /control/face-check` changes the values that it names, until the next start. */
export const faceBehaviour = z.strictObject({
  /** The same for everybody; null: by the ID number. */
  answer: z.enum(faceAnswers).nullable(),
});
export type FaceBehaviour = z.infer<typeof faceBehaviour>;
const defaultBehaviour: FaceBehaviour = { answer: null };

/** The last two characters of the ID number decide, as docs/sandbox.md says; all others are live. */
const answerByEnd: Readonly<Record<string, FaceAnswerName>> = {
  '96': 'doubtful',
  '97': 'notLive',
  '98': 'notSamePerson',
  '99': 'timeout',
};

const scores: Readonly<Partial<Record<FaceAnswerName, number>>> = {
  live: 96,
  doubtful: 61,
  notLive: 12,
  notSamePerson: 23,
};

export interface FaceService {
  readonly behaviour: FaceBehaviour;
  configure(some: Partial<FaceBehaviour>): void;
  clear(): void;
  /** Questions answered or left unanswered since the start. */
  readonly asked: number;
  answerTo(idNumber: string): { readonly answer: FaceAnswerName; readonly score: number | undefined };
}

/** The stand-in of a provider's own liveness service; it looks at no picture and keeps nothing. */
export function openFaceService(): FaceService {
  const behaviour = { ...defaultBehaviour };
  let asked = 0;
  return {
    behaviour,
    configure: (some) => void Object.assign(behaviour, some),
    clear: () => void Object.assign(behaviour, defaultBehaviour),
    get asked() {
      return asked;
    },
    answerTo: (idNumber) => {
      asked += 1;
      const answer = behaviour.answer ?? answerByEnd[idNumber.trim().slice(-2)] ?? 'live';
      return { answer, score: scores[answer] };
    },
  };
}
