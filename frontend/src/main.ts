import './styles/tokens.css';
import './styles/base.css';
import './styles/evidence.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { speak } from './app/i18n.svelte';
import { settings } from './app/settings.svelte';

const target = document.getElementById('room');
if (target) void speak(settings.language).then(() => mount(App, { target }));
