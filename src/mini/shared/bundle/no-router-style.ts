import './h5-base.scss';
import './h5-print.scss';

/* Stands in for the part of Taro's router that writes <style> elements: what they say is in h5-base.scss. */
export function loadAnimateStyle(): void {}
export function loadRouterStyle(): void {}
export function loadNavigationBarStyle(): void {}
