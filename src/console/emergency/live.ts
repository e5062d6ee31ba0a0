import { computed, ref, shallowRef } from 'vue';
import type { Emergencies } from '../../contract/emergency.contract.ts';
import { Problem } from '../shared/problem.ts';
import { watchEmergencies } from './emergency.api.ts';
import { words } from './words.ts';

const everyMs = 5000;

/** What rings at my desks, asked again every few seconds while a page of the staff is open, in front or behind. */
export const live = shallowRef<Emergencies>();
export const problem = shallowRef<Problem>();
export const ringing = computed(() => live.value?.ringing.length ?? 0);
/** A browser makes a sound only after somebody has pressed something, and nobody is woken who has not asked for it. */
export const sound = ref<'off' | 'on'>('off');

let timer: ReturnType<typeof setInterval> | undefined;
let heard = new Set<string>();
let speaker: AudioContext | undefined;

export function startWatching(): void {
  stopWatching();
  timer = setInterval(() => void look(), everyMs);
  void look();
}

export function stopWatching(): void {
  clearInterval(timer);
  live.value = undefined;
  problem.value = undefined;
  heard = new Set();
  tellTab();
}

let asking = false;
export async function look(): Promise<void> {
  if (asking) return;
  asking = true;
  try {
    live.value = await watchEmergencies();
    problem.value = undefined;
    tellTab();
    soundIfNew();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problem.value = error;
  } finally {
    asking = false;
  }
}

/** In front of the tab's name, which each page sets for itself. */
function tellTab(): void {
  const plain = document.title.replace(/^（\d+件急事）/, '');
  const wanted = ringing.value > 0 ? words.tab(ringing.value) + plain : plain;
  if (document.title !== wanted) document.title = wanted;
}

export function turnSound(): void {
  sound.value = sound.value === 'on' ? 'off' : 'on';
  if (sound.value === 'on') {
    speaker ??= new AudioContext();
    void speaker.resume();
    ring();
  }
}

function soundIfNew(): void {
  const now = new Set(live.value?.ringing.map(({ emergencyId }) => emergencyId));
  const fresh = [...now].some((id) => !heard.has(id));
  heard = now;
  if (fresh && sound.value === 'on') ring();
}

/** Three short tones of our own: no file to fetch. */
function ring(): void {
  if (!speaker) return;
  for (let at = 0; at < 3; at += 1) {
    const tone = speaker.createOscillator();
    const volume = speaker.createGain();
    volume.gain.value = 0.2;
    tone.frequency.value = 880;
    tone.connect(volume).connect(speaker.destination);
    tone.start(speaker.currentTime + at * 0.35);
    tone.stop(speaker.currentTime + at * 0.35 + 0.2);
  }
}
