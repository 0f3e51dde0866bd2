import './styles/tokens.css';
import './styles/base.css';
import './styles/evidence.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { askAhead } from './app/api';
import { filterOf } from './app/filter';
import { speak } from './app/i18n.svelte';
import { settings } from './app/settings.svelte';

if (location.pathname === '/map') {
  // What takes longest is begun first: the points of the map, and what draws them.
  askAhead('/events/points', filterOf(new URLSearchParams(location.search)));
  void import('./map/EventMap.svelte');
}
const target = document.getElementById('room');
if (target) void speak(settings.language).then(() => mount(App, { target }));
